// Makes types of the document of the API, has the compiler hold the client to them, and lets it read the answers in a folder.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import openapi, { astToString } from 'openapi-typescript'
import ts from 'typescript'

export async function readByClient(folder) {
  const text = name => readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, 'schema.d.mts'), astToString(await openapi(text('openapi.json'))))
  copyFileSync(fileURLToPath(new URL('client.mts', import.meta.url)), join(folder, 'client.mts'))
  const options = { strict: true, skipLibCheck: false, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] }
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([join(folder, 'client.mts')], options))
  const errors = problems.map(problem => ts.flattenDiagnosticMessageText(problem.messageText, ' ')).join('\n')
  writeFileSync(join(folder, 'client.mjs'), ts.transpileModule(text('client.mts'), { compilerOptions: { ...options, module: ts.ModuleKind.ES2022 } }).outputText)
  const { found } = await import(pathToFileURL(join(folder, 'client.mjs')).href)
  const name = path => 'client.' + path.replace('/{lang}/', '').replace('/{id}', '')
  try {
    return { errors, ...found(path => JSON.parse(text(name(path)))) }
  } catch (error) {
    return { errors: `${errors}\n${error}` }
  }
}
