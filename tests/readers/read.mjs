// Reads a folder of bibliographies and a calendar with programs of others, and prints what they found as JSON.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-csl'
import ICAL from 'ical.js'

const folder = process.argv[2]
const text = name => readFileSync(join(folder, name), 'utf8')
const references = cite => cite.data.map(({ id, type, title, URL, issued, author }) => ({
  id, type, title, url: URL, issued: issued?.['date-parts']?.[0]?.join('-'), author: author?.map(name => name.literal ?? name.family).join(';')
}))

const found = { bibtex: {}, ris: {}, csl: {}, bibliography: {} }
for (const list of ['timeline', 'events']) {
  found.bibtex[list] = references(new Cite(text(`${list}.bib`), { forceType: '@bibtex/text' }))
  found.ris[list] = references(new Cite(text(`${list}.ris`), { forceType: '@ris/file' }))
  const csl = new Cite(JSON.parse(text(`${list}.csl.json`)))
  found.csl[list] = references(csl)
  found.bibliography[list] = csl.format('bibliography', { template: 'apa', format: 'text', lang: 'en-US' }).trim().split('\n')
}

const calendar = new ICAL.Component(ICAL.parse(text('timeline.ics')))
found.calendar = calendar.getAllSubcomponents('vevent').map(entry => new ICAL.Event(entry)).map(event => ({
  uid: event.uid, summary: event.summary, isDate: event.startDate.isDate, start: event.startDate.toString(), end: event.endDate.toString()
}))
console.log(JSON.stringify(found))
