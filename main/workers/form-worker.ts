import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import { fillTemplate } from '../pdf/template/fill-template.ts';
import { TemplateRefused } from '../pdf/template/open-template.ts';
import { packTemplates } from '../pdf/template/pack-templates.ts';
import { readTemplate } from '../pdf/template/read-template.ts';
import type { FormWorkerInput, FormWorkerMessage } from './form-worker-messages.ts';

/** Entry of the disposable thread that reads or fills one PDF of others and ends; see fill-form-apart.ts. */
async function main(input: FormWorkerInput): Promise<void> {
  parentPort?.postMessage(await answerTo(input));
}

async function answerTo({ task, forms }: FormWorkerInput): Promise<FormWorkerMessage> {
  try {
    if (task === 'pack') return { type: 'filled', bytes: new Uint8Array(await packTemplates(forms)) };
    const [{ bytes, places }] = forms;
    if (task === 'read') return { type: 'read', reading: await readTemplate(bytes) };
    return { type: 'filled', bytes: new Uint8Array(await fillTemplate(bytes, places)) };
  } catch (error) {
    if (error instanceof TemplateRefused) return { type: 'refused', refusal: error.refusal };
    // Of any other fault not even the words leave: they may quote the file or the person.
    return { type: 'failed', code: error instanceof AppError ? error.code : 'PENSION_TEMPLATE_CRASHED' };
  }
}

// The only sender is fill-form-apart.ts, which types what it sends as FormWorkerInput.
await main(workerData as FormWorkerInput);
