// Reads a folder of bibliographies, calendars, feeds and tables with programs of others, and prints what they found as JSON.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-csl'
import { parse } from 'csv-parse/sync'
import { parseAtomFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { read, utils } from '@e965/xlsx'
import { readByClient } from './client.mjs'

const folder = process.argv[2]
const text = name => readFileSync(join(folder, name), 'utf8')
const each = (ending, reading) => Object.fromEntries(
  readdirSync(folder).filter(name => name.endsWith(ending)).map(name => [name.slice(0, -ending.length), reading(text(name), name)]))
const references = cite => cite.data.map(({ id, type, title, URL, issued, author }) => ({
  id, type, title, url: URL, issued: issued?.['date-parts']?.[0]?.join('-'), author: author?.map(name => name.literal ?? name.family).join(';')
}))

const found = { bibtex: {}, ris: {}, csl: {}, bibliography: {} }
for (const list of ['timeline', 'events']) {
  found.bibtex[list] = references(new Cite(text(`${list}.bib`), { forceType: '@biblatex/text' }))
  found.ris[list] = references(new Cite(text(`${list}.ris`), { forceType: '@ris/file' }))
  const csl = new Cite(JSON.parse(text(`${list}.csl.json`)))
  found.csl[list] = references(csl)
  found.bibliography[list] = csl.format('bibliography', { template: 'apa', format: 'text', lang: 'en-US' }).trim().split('\n')
}

const values = component => Object.fromEntries(component.getAllProperties().map(property => [property.name, String(property.getFirstValue())]))
found.calendars = each('.ics', calendar => {
  const component = new ICAL.Component(ICAL.parse(calendar))
  return {
    ...values(component),
    entries: component.getAllSubcomponents('vevent').map(entry => {
      const event = new ICAL.Event(entry)
      return { ...values(entry), isDate: event.startDate.isDate, start: event.startDate.toString(), end: event.endDate.toString() }
    })
  }
})

found.feeds = each('.atom', parseAtomFeed)

// Strict: quotation marks, line ends and the number of cells have to be those of RFC 4180.
found.tables = each('.csv', table => parse(table, { columns: true, record_delimiter: '\r\n' }))
// What a workbook shows, a day as its day; a formula would be told with its cell.
found.workbooks = each('.xlsx', (_, name) => {
  const [sheet] = Object.values(read(readFileSync(join(folder, name)), { cellFormula: true, UTC: true }).Sheets)
  return { rows: utils.sheet_to_json(sheet, { raw: false, defval: '' }), formulas: Object.values(sheet).filter(cell => cell?.f).length }
})
found.client = await readByClient(folder)
console.log(JSON.stringify(found))
