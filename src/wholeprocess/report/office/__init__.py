"""Documents that an office files (归档文书): ledgers and statements, as XLSX and DOCX."""

from wholeprocess.report.office.ledger import ledger_of
from wholeprocess.report.office.paper import Paper, Sheet
from wholeprocess.report.office.results import statement_paper, statements_of
from wholeprocess.report.office.workbook import as_xlsx
from wholeprocess.report.office.writing import FORMS, write_paper
from wholeprocess.report.office.written import as_docx

__all__ = [
    "FORMS",
    "Paper",
    "Sheet",
    "as_docx",
    "as_xlsx",
    "ledger_of",
    "statement_paper",
    "statements_of",
    "write_paper",
]
