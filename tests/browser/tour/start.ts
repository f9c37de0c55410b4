/**
 * `npm start`: builds, starts the demo CRM, and opens a browser on the ticket of a very angry customer. Without a display
 * (or with --headless) it takes the tour by itself and leaves a picture of each step in .output/demo.
 */
import path from 'node:path';
import { startDemoCrm } from '../../crm/demo/server.mjs';
import { buildExtension } from '../harness/build';
import { launch } from '../harness/launch';
import { type TourStop, tourTickets, walkTour } from './tour';

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || Boolean(process.env.CI) || !hasDisplay;
const folder = path.join('.output', 'demo');

async function main(): Promise<void> {
  console.log('Building RiteSide …');
  const extension = buildExtension('demo-build');
  const crm = await startDemoCrm();
  console.log(`Demo CRM: ${crm.url}`);
  try {
    if (headless) await tourHeadless(extension, crm.url);
    else await openForPerson(extension, crm.url);
  } finally {
    await crm.close();
  }
}

async function openForPerson(extension: string, origin: string): Promise<void> {
  const { context, close } = await launch({ extension, headless: false });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/tickets/${tourTickets[0]}`);
  console.log('Click the chip at the right edge of the ticket. Close the browser to end.');
  await new Promise<void>((closed) => context.once('close', () => closed()));
  await close();
}

async function tourHeadless(extension: string, origin: string): Promise<void> {
  console.log('No display: taking the tour headless.');
  const { context, extensionId, close } = await launch({ extension });
  try {
    const page = await context.newPage();
    const stops = await walkTour({ page, origin, extensionId, folder });
    print(stops);
    console.log(`Copied, inserted, noted, reloaded, note found. A picture of each step: ${folder}/`);
  } finally {
    await close();
  }
}

function print(stops: readonly TourStop[]): void {
  console.table(Object.fromEntries(stops.map(({ ticket, ...rest }) => [`ticket ${ticket}`, rest])));
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
