//! A workbook of one sheet, as spreadsheets open it: texts, amounts as numbers, totals as formulas.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use crate::domain::money::Money;
use crate::domain::plain::harmless;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Amount(Money),
    /// A whole number.
    Count(i64),
    /// The sum of the cells above it, from that row (the first is 1); the amount is what it comes to.
    Sum {
        from: usize,
        amount: Money,
    },
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// Number format of an amount: `#,##0.00`.
const AMOUNT_STYLE: u8 = 1;

/// The bytes of a workbook.
///
/// # Errors
/// When the parts cannot be put together, which memory alone can cause.
pub fn workbook(name: &str, rows: &[Vec<Cell>]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, text) in parts(name, rows) {
        zip.start_file(path, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn parts(name: &str, rows: &[Vec<Cell>]) -> [(&'static str, String); 6] {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let types = format!(
        r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>"#
    );
    let relations = |inner: &str| format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>"#);
    let book = format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{}" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        escaped(name)
    );
    let styles = format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>"#
    );
    [
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            relations(&format!(r#"<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>"#)),
        ),
        ("xl/workbook.xml", book),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&format!(
                r#"<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/>"#
            )),
        ),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet(rows)),
    ]
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut out = format!(r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetData>"#);
    for (y, row) in (1..).zip(rows) {
        out.push_str(&format!(r#"<row r="{y}">"#));
        for (x, cell) in row.iter().enumerate() {
            out.push_str(&self::cell(&column(x), y, cell));
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}

fn cell(column: &str, row: usize, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        // Inline text is never a formula, whatever it begins with.
        Cell::Text(text) => {
            let text = escaped(text);
            format!(r#"<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
        }
        Cell::Amount(amount) => format!(r#"<c r="{column}{row}" s="{AMOUNT_STYLE}"><v>{}</v></c>"#, amount.plain()),
        Cell::Count(n) => format!(r#"<c r="{column}{row}"><v>{n}</v></c>"#),
        Cell::Sum { from, amount } => {
            let last = row - 1;
            let value = amount.plain();
            format!(r#"<c r="{column}{row}" s="{AMOUNT_STYLE}"><f>SUM({column}{from}:{column}{last})</f><v>{value}</v></c>"#)
        }
    }
}

/// A to Z, AA, AB and so on.
fn column(index: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
    match index / 26 {
        0 => letter(index).to_string(),
        more => format!("{}{}", letter(more - 1), letter(index)),
    }
}

fn escaped(text: &str) -> String {
    harmless(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
