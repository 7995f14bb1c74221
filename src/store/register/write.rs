//! Writing an employer down as a registration sheet says.

use super::employer::EmployerRow;
use crate::store::error::During;
use crate::store::{StoreError, Writer};

impl Writer<'_> {
    /// Registers an employer with what its name is found by; answers its row. The row's own number is not used.
    ///
    /// # Errors
    /// Those of any write; a code that is taken must have been refused before.
    pub fn register_employer(&self, row: &EmployerRow) -> Result<i64, StoreError> {
        const SQL: &str =
            "INSERT INTO employer (credit_code, name, industry, risk_class, address, contact, phone, registered_on, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
        let values = (
            &row.credit_code,
            &row.name,
            &row.section,
            row.risk_class,
            &row.address,
            &row.contact,
            &row.phone,
            row.registered_on.to_string(),
        );
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write employer")?;
        let id = self.connection().last_insert_rowid();
        self.write_parts(id, &row.name)?;
        self.put_columns(&EmployerRow { id, ..row.clone() })?;
        Ok(id)
    }

    /// Writes an employer's row anew, and what its name is found by where that has changed.
    ///
    /// # Errors
    /// Those of any write.
    pub fn put_employer(&self, row: &EmployerRow) -> Result<(), StoreError> {
        let before = self.employer_by_id(row.id)?;
        if before.name != row.name {
            self.forget_parts(row.id, &before.name)?;
            self.write_parts(row.id, &row.name)?;
        }
        self.put_columns(row)
    }

    fn put_columns(&self, row: &EmployerRow) -> Result<(), StoreError> {
        const SQL: &str =
            "UPDATE employer SET name = $1, industry = $2, state = $3, edition = $4, division = $5, risk_class = $6,
            unit_type = $7, town = $8, is_large = $9, address = $10, contact = $11, phone = $12, registered_on = $13,
            ended_on = $14, successor_id = $15, details = $16 WHERE id = $17";
        let values = rusqlite::params![
            &row.name,
            &row.section,
            row.state.id(),
            row.edition.year(),
            &row.division,
            row.risk_class,
            &row.unit_type,
            &row.town,
            row.is_large,
            &row.address,
            &row.contact,
            &row.phone,
            row.registered_on.to_string(),
            row.ended_on.map(|d| d.to_string()),
            row.successor,
            &row.details,
            row.id,
        ];
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write employer").map(|_| ())
    }

    /// Ties a sheet to the employer that it registered.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_sheet_employer(&self, sheet: i64, employer: i64) -> Result<(), StoreError> {
        const SQL: &str = "UPDATE sheet SET employer_id = $1 WHERE id = $2";
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute((employer, sheet))).during("write sheet").map(|_| ())
    }
}
