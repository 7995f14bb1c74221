//! A minimal Excel workbook, written by hand: one sheet of text, number and date cells.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub enum Value<'a> {
    Text(&'a str),
    Number(f64),
    /// Days since 1899-12-30, shown as a day.
    Day(u32),
    Nothing,
}

pub fn write(path: &Path, rows: &[Vec<Value>]) {
    let mut zip = ZipWriter::new(File::create(path).expect("a file"));
    let mut part = |name: &str, text: &str| {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, options).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    };
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PKG: &str = "http://schemas.openxmlformats.org/package/2006";
    part(
        "[Content_Types].xml",
        &format!(
            r#"{HEAD}<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#
        ),
    );
    part(
        "_rels/.rels",
        &format!(
            r#"{HEAD}<Relationships xmlns="{PKG}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    part(
        "xl/workbook.xml",
        &format!(
            r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>"#
        ),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"{HEAD}<Relationships xmlns="{PKG}/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/></Relationships>"#
        ),
    );
    part(
        "xl/styles.xml",
        &format!(
            r#"{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
        ),
    );
    part("xl/worksheets/sheet1.xml", &sheet(HEAD, MAIN, rows));
    zip.finish().expect("a workbook");
}

fn sheet(head: &str, main: &str, rows: &[Vec<Value>]) -> String {
    let mut out = format!(r#"{head}<worksheet xmlns="{main}"><sheetData>"#);
    for (r, row) in rows.iter().enumerate() {
        out.push_str(&format!(r#"<row r="{}">"#, r + 1));
        for (c, value) in row.iter().enumerate() {
            let at = format!("{}{}", char::from(b'A' + u8::try_from(c).expect("few columns")), r + 1);
            out.push_str(&match value {
                Value::Text(text) => format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#),
                Value::Number(number) => format!(r#"<c r="{at}"><v>{number}</v></c>"#),
                Value::Day(day) => format!(r#"<c r="{at}" s="1"><v>{day}</v></c>"#),
                Value::Nothing => String::new(),
            });
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData></worksheet>");
    out
}
