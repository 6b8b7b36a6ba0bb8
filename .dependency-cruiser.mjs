/** Who may import whom: the table of ARCHITECTURE.md as rules. */
const domainPackages = ['^node_modules/temporal-polyfill', '^node_modules/papaparse'];

/** Of devDependencies, what builds, packs, checks or tests the product, or is measured beside it. */
const tools = [
  '@(axe-core|electron|playwright|swc|types|vitejs)',
  '(app-builder-lib|builder-util|electron-builder|electron-vite)',
  '(dependency-cruiser|knip|oxfmt|oxlint|oxlint-tsgolint|typescript|vite|vitest)',
  '(fast-check|ical\\.js|node-ical|pdfmake|rrule-temporal|smtp-server)',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: 'node_modules/' },
      to: { couldNotResolve: true, pathNot: ['\\?raw$', '\\?url$', '\\?worker(&url)?$'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules import rules, errors and time arithmetic; nothing that knows a screen, a disk or a wire.',
      severity: 'error',
      from: { path: '^shared/(domain|rates|errors)/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^shared/(domain|rates|errors)/', ...domainPackages] },
    },
    {
      name: 'contract-is-shared',
      severity: 'error',
      from: { path: '^shared/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^shared/', '^node_modules/zod', '^node_modules/@orpc/contract'] },
    },
    {
      name: 'features-stay-apart',
      comment: 'A feature reaches another only through an interface it declares and profile.ts plugs in.',
      severity: 'error',
      from: { path: '^main/features/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^main/features/([^/]+)/', pathNot: '^main/features/$1/' },
    },
    {
      name: 'features-know-no-machine',
      comment: 'Node and Electron come in through ports.',
      severity: 'error',
      from: { path: '^main/features/', pathNot: '\\.test\\.ts$' },
      to: { path: '^main/(node|shell|commands)/' },
    },
    {
      name: 'ports-are-interfaces',
      severity: 'error',
      from: { path: '^main/ports/' },
      to: { pathNot: ['^main/ports/', '^shared/'] },
    },
    {
      name: 'machine-knows-no-feature',
      severity: 'error',
      from: { path: '^main/(node|shell)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^main/(features|db|vault|commands)/' },
    },
    {
      name: 'electron-in-its-rooms',
      severity: 'error',
      from: { pathNot: ['^main/shell/', '^main/electron\\.ts$', '^preload/'] },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'renderer-sees-shared-only',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(main|preload|cloud|tests|bench)/' },
    },
    {
      name: 'main-sees-no-screen',
      severity: 'error',
      from: { path: '^(main|preload|shared)/' },
      to: { path: '^(renderer|tests|bench|cloud)/', pathNot: '^tests/support/' },
    },
    {
      name: 'cloud-sees-shared-only',
      comment: 'The service can be deployed without the app.',
      severity: 'error',
      from: { path: '^cloud/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(main|preload|renderer|tests|bench)/' },
    },
    {
      name: 'product-sees-no-test',
      severity: 'error',
      from: { path: '^(main|preload|shared|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^tests/)|(\\.test\\.tsx?$)' },
    },
    {
      name: 'no-tool-in-the-product',
      comment: 'What is built in stands among the devDependencies too (docs/decisions/0017-built-in-but-for-natives-and-fonts.md)',
      severity: 'error',
      from: { path: '^(main|preload|shared|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^node_modules/(${tools.join('|')})/`, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^(node_modules|tests|bench)' },
    exclude: { path: '^out' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
