import type { Option } from './options.js'

const LEVELS = ['block', 'community', 'street', 'circle-5', 'circle-10', 'circle-15', 'city', 'province'] as const

/** Options of the commands that read tables of data, or write the form for them. */
export const TABLE_OPTIONS = {
  report: {
    type: 'boolean',
    optional: true,
    value: 'FILE',
    summary: {
      en: 'list every cell that was changed, guessed or left out; to a file: --report=FILE (.json, .xlsx, .csv, .html, .md)',
      zh: '逐格列出改写、推测和未读取的内容；写入文件用 --report=FILE（.json、.xlsx、.csv、.html、.md）',
    },
  },
  map: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    summary: {
      en: 'which column is what: for import a mapping to use, for inputs a table to find one for',
      zh: '各列的含义：import 时为要采用的映射文件，inputs 时为据以生成映射的表格',
    },
  },
  form: { type: 'string', value: 'FILE.xlsx', summary: { en: 'write a blank survey form', zh: '生成空白调查表' } },
  encoding: {
    type: 'string',
    value: 'NAME',
    summary: { en: 'encoding of text files, e.g. gb18030 (default: found)', zh: '文本文件的编码，如 gb18030（默认自动识别）' },
  },
  delimiter: {
    type: 'string',
    value: 'CHARACTER',
    summary: { en: 'what separates cells of text files (default: found)', zh: '文本文件的分隔符（默认自动识别）' },
  },
  sheet: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    summary: {
      en: 'sheet to read, instead of all that are not hidden; may be given again',
      zh: '要读取的工作表，代替所有未隐藏的；可多次给出',
    },
  },
  level: {
    type: 'string',
    value: 'LEVEL',
    choices: LEVELS,
    summary: {
      en: 'level of units whose table does not say: block, community, street, circle-5, circle-10, circle-15, city, province (default community)',
      zh: '表中未写明时单元的级别：block、community、street、circle-5、circle-10、circle-15、city、province（默认 community，即社区）',
    },
  },
  id: {
    type: 'string',
    value: 'ID',
    summary: { en: 'id of the dataset (default: name of the first file)', zh: '数据集编号（默认为第一个文件的名称）' },
  },
} as const satisfies Readonly<Record<string, Option>>
