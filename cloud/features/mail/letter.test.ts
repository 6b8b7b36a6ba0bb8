import { expect, test } from 'vitest';
import { writeLetter } from './letter.ts';

const hostile = `Ada <img src=x onerror=alert(1)> & "Co"`;

test('what people typed is text in both parts, and cannot add a header', async () => {
  const { subject, plain, html } = await writeLetter(
    {
      subject: `Hello\r\nBcc: all@probe.example`,
      paragraphs: [`Hello ${hostile},`],
      action: { label: 'Go', href: 'https://desk.example/?a=1&b="2"' },
      after: ['Until tomorrow.'],
    },
    null,
  );
  expect(subject).toBe('Hello Bcc: all@probe.example');
  expect(plain).toBe(`Hello ${hostile},\n\nGo:\nhttps://desk.example/?a=1&b="2"\n\nUntil tomorrow.\n\nSession Desk\n`);
  expect(html).toContain('Hello Ada &lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;,');
  expect(html).toContain('href="https://desk.example/?a=1&amp;b=&quot;2&quot;"');
  expect(html).not.toContain('<img');
});
