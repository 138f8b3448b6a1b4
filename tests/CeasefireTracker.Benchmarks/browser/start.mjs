// What the measurements in a browser begin with. Everything listens on 127.0.0.1, and the browser can reach nothing else.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

export const option = (name, otherwise) => { const at = process.argv.indexOf(name); return at < 0 ? otherwise : process.argv[at + 1]; };
export const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];

export function run(command, args, environment) {
  return spawn(command, args, { stdio: 'ignore', env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Production', ...environment } });
}

export async function answers(address, server) {
  for (let time = 0; time < 1200; time++) {
    if (server.exitCode !== null) throw new Error('The server has ended: is its port in use?');
    try {
      const response = await fetch(address);
      if (response.ok) return response;
    } catch { /* It is still starting. */ }
    await new Promise(later => setTimeout(later, 100));
  }
  throw new Error(`${address} was not answered.`);
}

export const launch = () => chromium.launch({
  executablePath: option('--chromium', '/usr/bin/chromium'),
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
