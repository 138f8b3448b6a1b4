// A client as its author writes it: every type comes from the document of the API, and none is cast.
import type { paths } from './schema.mjs'

type Content<P extends keyof paths> = paths[P]['get'] extends { responses: { 200: { content: infer C } } } ? C[keyof C] : never
type Read = <P extends keyof paths>(path: P) => Content<P>

export function found(read: Read): Record<string, (string | null | undefined)[]> {
  const timeline = read('/{lang}/timeline.json')
  const slides = read('/{lang}/timeline.timelinejs.json')
  const cited = read('/{lang}/timeline.csl.json')
  const feed = read('/{lang}/timeline.jsonfeed')
  const changes = read('/{lang}/changes.jsonfeed')
  const log = read('/{lang}/changes.json')
  const positions = read('/{lang}/positions.json')
  const disputes = read('/{lang}/disputes.json')
  const sources = read('/{lang}/sources.json')
  const event = read('/{lang}/events/{id}.json')
  const page = read('/{lang}/events/{id}.jsonld')
  return {
    'timeline.json': timeline.events.map(e => e.title.ja),
    'timeline.timelinejs.json': slides.events.flatMap(slide => [slide.unique_id, slide.display_date, slide.text.headline, String(slide.start_date.year)]),
    'timeline.csl.json': cited.flatMap(item => [item.id, item['container-title']]),
    'timeline.jsonfeed': feed.items.flatMap(item => [item.content_html, item.date_published, item._ceasefiretracker?.standing]),
    'changes.json': [...log.changes.map(change => change.title.ja), ...log.reports.map(report => report.answer.ja)],
    'changes.jsonfeed': [changes.home_page_url, ...changes.items.map(item => item.id)],
    'positions.json': positions.positions.map(position => position.optionText.en),
    'disputes.json': disputes.disputes.map(dispute => dispute.placedText.ja),
    'sources.json': sources.sources.map(source => source.source.id),
    'sources.csl.json': read('/{lang}/sources.csl.json').map(item => item.id),
    'events.json': event.terms.map(term => `${term.counts}`),
    'events.jsonld': [page['@type'], page.mainEntity['@type'], page.mainEntity.name],
    'events.csl.json': read('/{lang}/events/{id}.csl.json').map(item => item.id)
  }
}
