/** Writes docs/playbook.md: `npm exec tsx tests/talk/writePlaybook.ts`. Reads the files itself, for `import.meta.glob` is vite's. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../lib/case/ids';
import { parseTrackFile, type Track } from '../../lib/packs/trackSchema';
import { makePlaybook, playbookPath } from './playbook';

function read(language: Language): Track[] {
  const folder = fileURLToPath(new URL(`../../lib/packs/${language}/tracks/`, import.meta.url));
  return readdirSync(folder).flatMap((file) => {
    const parsed = parseTrackFile(readFileSync(`${folder}${file}`, 'utf8'), language);
    if (!parsed.ok) throw new Error(`${language}/${file}:${parsed.line}: ${parsed.message}`);
    return parsed.tracks;
  });
}

writeFileSync(playbookPath, makePlaybook({ 'zh-CN': read('zh-CN'), en: read('en') }));
