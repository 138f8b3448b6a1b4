// Reads a WARC with a program of others and prints what it found as JSON: each record with where its gzip member lies.
import { createReadStream } from 'node:fs'
import { WARCParser } from 'warcio'

const parser = new WARCParser(createReadStream(process.argv[2]))
const records = []
for await (const record of parser) {
  const body = await record.readFully(true)
  await record.skipFully?.()
  records.push({
    version: record.warcHeaders.statusline,
    type: record.warcType,
    target: record.warcTargetURI,
    concurrent: record.warcHeader('WARC-Concurrent-To'),
    id: record.warcHeader('WARC-Record-ID'),
    digest: record.warcHeader('WARC-Block-Digest'),
    status: record.httpHeaders?.statusline,
    kind: record.httpHeaders?.headers.get('Content-Type'),
    body: body && new TextDecoder().decode(body),
    offset: parser.offset,
    length: parser.recordLength
  })
}
console.log(JSON.stringify(records))
