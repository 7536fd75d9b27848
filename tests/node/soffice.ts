import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Whether LibreOffice is there to save a workbook the way another program does. */
export const hasOffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0

/** The same workbook, opened and saved again by LibreOffice. */
export function savedByOffice(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'wanzheng-office-'))
  try {
    writeFileSync(join(folder, 'in.xlsx'), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), join(folder, 'in.xlsx')],
      {
        stdio: 'ignore',
      },
    )
    return readFileSync(join(folder, 'out', 'in.xlsx'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every sheet of a workbook as LibreOffice reads it, as CSV by name. */
export function sheetsOf(file: string, folder: string): ReadonlyMap<string, string> {
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  const printed = convert(file, filter, folder)
  const names = [...printed.matchAll(/Writing sheet (.+) -> (.+)/g)]
  return new Map(names.map(([, name, path]) => [name ?? '', readFileSync(path ?? '', 'utf8')]))
}

/** A file converted by LibreOffice: the path of the result. */
export function converted(file: string, to: string, folder: string, filter = ''): string {
  convert(file, to, folder, filter)
  return join(folder, `${basename(file, extname(file))}.${to.split(':')[0]}`)
}

function convert(file: string, to: string, folder: string, filter = ''): string {
  // A profile of its own, so that two runs do not wait for each other.
  const profile = mkdtempSync(join(tmpdir(), 'wanzheng-office-'))
  try {
    const options = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      ...(filter === '' ? [] : [`--infilter=${filter}`]),
    ]
    return execFileSync('soffice', [...options, '--convert-to', to, '--outdir', folder, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
