import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cloudProcess, type CloudProcess } from '../support/cloud-process.ts';
import { createVisitor } from '../support/a-visitor.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';

const running: CloudProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'session-desk-outbox-'));

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

test('in development mail is read in the browser, its link is followed there, and no other name of this computer gets to see it', async () => {
  const port = await freePort();
  const service = cloudProcess({ CLOUD_FOLDER: join(folder, 'cloud'), CLOUD_PORT: String(port) });
  running.push(service);
  await service.listening;
  const url = `http://127.0.0.1:${port}`;
  expect(service.said.err).toContain(`${url}/outbox`);

  const visitor = createVisitor(url);
  expect((await visitor.get('/outbox')).text).toContain('No mail has been written yet.');
  const typed = { name: '<b>Ada', email: 'ada@probe.example', password: 'seven quiet harbours', age: 'age18', agreed: 'yes' };
  await visitor.send('/sign-up', typed);
  const page = await eventually(async () => {
    const shown = await visitor.get('/outbox');
    expect(shown.text).toContain('to ada@probe.example');
    return shown;
  });
  const [, file = ''] = /href="(\/outbox\/[^"]+)"/.exec(page.html) ?? [];
  const mail = await visitor.get(file);
  expect(mail.html).toContain('Hello &lt;b&gt;Ada');
  const [, link = ''] = /href="(http[^"]+\/confirm[^"]+)"/.exec(mail.html) ?? [];
  expect((await confirmAddress(visitor, link.replaceAll('&amp;', '&').replace(url, ''))).text).toContain('confirmed');

  writeFileSync(join(folder, 'other.eml'), 'Subject: not of the outbox\n\nno');
  expect((await visitor.get('/outbox/..%2F..%2Fother.eml')).status).toBe(404);
  expect((await visitor.get('/outbox/1-missing.eml')).status).toBe(404);
  expect(await statusFor(port, 'desk.evil.example')).toBe(404);
}, 60_000);

/** As a page asks that calls this computer by a name of its own. */
function statusFor(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/outbox', headers: { host }, agent: false });
    asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
    asked.on('error', reject).end();
  });
}
