import type { Label } from '../../schema/label.js'

/** Names of what every unit has beside the fields of the dictionary. */
export const FIXED_FIELDS: Readonly<Record<string, Label>> = {
  id: { en: 'id', zh: '编号' },
  level: { en: 'level', zh: '层级' },
  name: { en: 'name', zh: '名称' },
  parent: { en: 'unit above', zh: '上级单元' },
  asOf: { en: 'date of the assessment', zh: '评估日期' },
  type: { en: 'type', zh: '类型' },
}
