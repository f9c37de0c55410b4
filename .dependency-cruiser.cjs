/** Who may import whom (docs/design.md, layout): case <- text <- packs <- assess <- talk, review <- packs. */
const station = (name, mayUse, wiring = []) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `lib/${name} may know only: ${[name, ...mayUse].join(', ')}`,
  from: { path: `^lib/${name}/`, pathNot: wiring }, // a command line wires the brain outside the browser
  to: { path: '^(lib|components|entrypoints|tests)/', pathNot: [name, ...mayUse].map((part) => `^lib/${part}/`) },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(virtual:|#|wxt/)' } },
    station('case', []),
    station('text', ['case']),
    station('packs', ['case', 'text']),
    station('assess', ['case', 'text', 'packs']),
    station('talk', ['case', 'text', 'packs', 'assess']),
    station('review', ['case', 'text', 'packs'], ['^lib/review/command\\.ts$']),
    station('memory', ['case', 'text', 'packs']),
    station('page', ['case']),
    station('storage', ['case']),
    station('messaging', ['case']),
    {
      name: 'components-draw',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(lib|entrypoints|tests)/', pathNot: '^lib/case/' },
    },
    {
      name: 'background-draws-nothing',
      severity: 'error',
      comment: 'it says a few of the faces’ words; their framework would be evaluated at each of its starts',
      from: { path: '^entrypoints/background/' },
      to: { path: '^components/', pathNot: '^components/ui/say' },
    },
    { name: 'nobody-imports-wiring', severity: 'error', from: { path: '^(lib|components)/' }, to: { path: '^entrypoints/' } },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'the brain touches no browser API',
      from: { path: '^lib/(case|text|packs|assess|talk|review|memory)/' },
      to: { path: 'webextension-polyfill|^wxt|idb|preact' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
