/** Today in UTC by the clock of this machine, `YYYY-MM-DD`. Only the standing of keys is judged by it, never data. */
export function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
}
