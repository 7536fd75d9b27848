const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`, or `null` where there is no such day. */
export function dayNumber(date: string): number | null {
  const match = DATE.exec(date)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  // Days since 0000-03-01, which puts the leap day at the end of the year.
  const years = month > 2 ? year : year - 1
  const monthsFromMarch = (month + 9) % 12
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return years * 365 + leapDays + Math.floor((153 * monthsFromMarch + 2) / 5) + day - 1 - 719_468
}

/** The calendar date of a day counted from 1970-01-01, or `null` outside years 0 to 9999. */
export function dateOfDay(day: number): string | null {
  const days = day + 719_468
  if (!Number.isInteger(day) || days < -60 || days > 3_652_364) return null
  const era = Math.floor(days / 146_097)
  const inEra = days - era * 146_097
  const years = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const inYear = inEra - (years * 365 + Math.floor(years / 4) - Math.floor(years / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = years + era * 400 + (month <= 2 ? 1 : 0)
  const dayOfMonth = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return [String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-')
}

/** The same day some months later; the last day of the month where that day does not exist. `null` outside years 0 to 9999. */
export function addMonths(date: string, months: number): string | null {
  if (dayNumber(date) === null || !Number.isInteger(months)) return null
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const total = year * 12 + (month - 1) + months
  const newYear = Math.floor(total / 12)
  if (newYear < 0 || newYear > 9999) return null
  const newMonth = (total % 12) + 1
  return [String(newYear).padStart(4, '0'), pad(newMonth), pad(Math.min(day, daysInMonth(newYear, newMonth)))].join('-')
}

/** The day before a calendar date; `0000-01-01` has none and stays. */
export function dayBefore(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (day > 1) return `${date.slice(0, 8)}${pad(day - 1)}`
  if (month > 1) return `${date.slice(0, 5)}${pad(month - 1)}-${pad(daysInMonth(year, month - 1))}`
  return year === 0 ? date : `${String(year - 1).padStart(4, '0')}-12-31`
}

/** The day after a calendar date; `9999-12-31` has none and stays. */
export function dayAfter(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (day < daysInMonth(year, month)) return `${date.slice(0, 8)}${pad(day + 1)}`
  if (month < 12) return `${date.slice(0, 5)}${pad(month + 1)}-01`
  return year === 9999 ? date : `${String(year + 1).padStart(4, '0')}-01-01`
}

/** Whether a text is a calendar date that exists. */
export function isDate(text: string): boolean {
  return dayNumber(text) !== null
}

/** Whether a date lies within a period, both ends included. */
export function isWithin(date: string, period: { readonly from?: string; readonly to?: string }): boolean {
  return (period.from === undefined || period.from <= date) && (period.to === undefined || date <= period.to)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
