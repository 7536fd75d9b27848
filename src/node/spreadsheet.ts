export { readWorkbook, WORKBOOK_LIMITS, type WorkbookLimits } from './spreadsheet/read.js'
export { writeWorkbook } from './spreadsheet/write.js'
