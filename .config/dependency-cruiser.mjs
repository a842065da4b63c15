/**
 * Which folder may import which. One row of the table in docs/architecture.md is one entry of `areas`; every rule that
 * comes out of it has a planted violation in tests/architecture/planted that proves it bites.
 *
 * The areas are a white list: what an area does not name, it may not import.
 */

/** Paths of our own code, as regular expressions anchored at the project's root. */
const place = {
  kernel: '^shared/kernel/',
  domain: '^shared/domain/',
  schema: '^shared/schema/',
  commands: '^shared/commands/',
  ipc: '^shared/ipc/',
  import: '^shared/import/',
  sync: '^shared/sync/',
  text: '^shared/text/',
  shared: '^shared/',
  resources: '^resources/',
  db: '^electron/db/',
  backup: '^electron/backup/',
  keys: '^electron/keys/',
  gate: '^electron/gate/',
  services: '^electron/services/',
  router: '^electron/ipc/',
  main: '^electron/main/',
  preload: '^electron/preload/',
  loopback: '^electron/loopback/',
  cli: '^electron/cli/',
  log: '^electron/log/',
  ports: '^electron/ports\\.ts$',
  electronSync: '^electron/sync/',
  machine: '^electron/machine/',
  electron: '^electron/',
  hqSync: '^headquarters/sync/',
  hqStore: '^headquarters/store/',
  headquarters: '^headquarters/',
  renderer: '^renderer/',
}

const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`
const anyPackage = '(^|/)node_modules/'

/** The type modules of Electron have no file of their own; our folders `electron/main/...` do. */
const electronModules = '^electron/(main|common|renderer)$'

/** @type {{ name: string, from: string, may: string[], mayUseNode?: boolean, because: string }[]} */
const areas = [
  { name: 'kernel', from: place.kernel, may: [place.kernel], because: 'the kernel stands on nothing' },
  {
    name: 'domain',
    from: place.domain,
    may: [place.kernel, place.domain],
    because: 'rules are pure functions of facts: no zod, no Node, no packages',
  },
  {
    name: 'schema',
    from: place.schema,
    may: [place.kernel, place.domain, place.schema, npm('zod')],
    because: 'schemas know the domain and zod',
  },
  {
    name: 'commands',
    from: place.commands,
    may: [place.kernel, place.domain, place.schema, place.commands, npm('zod')],
    because: 'commands stand on the rules and know no engine, screen or wire',
  },
  {
    name: 'sync',
    from: place.sync,
    may: [place.kernel, place.domain, place.schema, place.commands, place.sync, npm('zod')],
    because: 'the wire knows commands and records, and neither side of it',
  },
  {
    name: 'import',
    from: place.import,
    may: [place.kernel, place.domain, place.schema, place.commands, place.import, npm('csv-parse')],
    because: 'the importer turns files into records, for the app and for headquarters',
  },
  {
    name: 'ipc',
    from: place.ipc,
    may: [place.kernel, place.domain, place.schema, place.commands, place.ipc, npm('zod')],
    because: 'the contract knows the commands and nothing of either side',
  },
  {
    name: 'text',
    from: place.text,
    may: [place.kernel, place.domain, place.text, npm('i18next')],
    because: 'sentences are made from codes and parameters',
  },
  {
    name: 'machine',
    from: place.machine,
    may: [place.shared, place.machine],
    mayUseNode: true,
    because: 'what the app and headquarters both ask of the machine they run on knows neither of them',
  },
  {
    name: 'electron-keys',
    from: place.keys,
    may: [
      place.shared,
      place.keys,
      place.machine,
      '^electron/db/(atomic-file|key-sealer|open-failure)\\.ts$',
      npm('@node-rs/argon2', '@zxcvbn-ts/[^/]+'),
    ],
    mayUseNode: true,
    because: 'keys know passwords and files, and nothing of what they open',
  },
  {
    name: 'electron-gate',
    from: place.gate,
    may: [
      place.shared,
      place.db,
      place.keys,
      place.backup,
      place.machine,
      place.services,
      place.router,
      place.gate,
      place.log,
      place.ports,
      '^electron/(compose|composed-application|application|describe-open-failure)\\.ts$',
      npm('zod'),
    ],
    mayUseNode: true,
    because: 'the gate stands before the application and knows no host',
  },
  {
    name: 'electron-db',
    from: place.db,
    may: [place.shared, place.db, place.keys, place.machine, npm('better-sqlite3', '@types/better-sqlite3')],
    mayUseNode: true,
    because: 'the database layer knows no service and no host',
  },
  {
    name: 'electron-backup',
    from: place.backup,
    may: [
      place.shared,
      place.db,
      place.keys,
      place.backup,
      npm('better-sqlite3', '@types/better-sqlite3', 'zod'),
    ],
    mayUseNode: true,
    because: 'copies are put back while no service runs yet',
  },
  {
    name: 'electron-services',
    from: place.services,
    may: [
      place.shared,
      place.resources,
      place.db,
      place.backup,
      place.services,
      place.electronSync,
      place.log,
      place.ports,
      place.keys,
      place.machine,
      anyPackage,
    ],
    mayUseNode: true,
    because: 'services know the database and the ports, not the router or a host',
  },
  {
    name: 'electron-sync',
    from: place.electronSync,
    may: [place.shared, place.db, '^electron/services/commands/', place.electronSync, place.log, place.ports],
    mayUseNode: true,
    because: 'the sync engine runs commands on the database and knows no screen, router or host',
  },
  {
    name: 'headquarters-sync',
    from: place.hqSync,
    may: [place.shared, place.hqSync, '^headquarters/store/store\\.ts$'],
    mayUseNode: true,
    because: 'the judge works on any store and knows no HTTP',
  },
  {
    name: 'headquarters-store',
    from: place.hqStore,
    may: [place.shared, place.hqStore, place.machine, npm('pg', '@types/pg', '@electric-sql/pglite')],
    mayUseNode: true,
    because: 'the store keeps what it is told to keep',
  },
  {
    name: 'electron-ipc',
    from: place.router,
    may: [place.shared, place.services, place.router, place.log, place.ports, npm('zod')],
    mayUseNode: true,
    because: 'the router calls services',
  },
  {
    name: 'preload',
    from: place.preload,
    may: [place.ipc, place.preload, npm('electron'), electronModules],
    because: 'the preload script is a door, not a room',
  },
  {
    name: 'renderer',
    from: place.renderer,
    may: [place.shared, place.renderer, anyPackage],
    because: 'the screen knows shared code only',
  },
]

const areaRules = areas.map(({ name, from, may, mayUseNode, because }) => ({
  name: `${name}-imports`,
  comment: because,
  severity: 'error',
  from: { path: from },
  to: { pathNot: may, ...(mayUseNode ? { dependencyTypesNot: ['core'] } : {}) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...areaRules,
    {
      name: 'node-builtins-outside-node',
      comment: 'shared and the renderer run in a browser too',
      severity: 'error',
      from: { path: '^(shared|renderer|resources)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-types-only',
      comment: 'the preload script takes only types from us; at run time it has electron and nothing else',
      severity: 'error',
      from: { path: place.preload },
      to: { path: place.shared, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-only-in-shell',
      comment: 'the application is composed without Electron',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|headquarters)/', pathNot: [place.main, place.preload] },
      to: { path: [npm('electron', 'electron-store'), electronModules] },
    },
    {
      name: 'compose-knows-no-host',
      comment: 'composeApplication(ports) is used by every host and knows none',
      severity: 'error',
      from: { path: '^electron/(compose|ports)\\.ts$' },
      to: { path: [place.main, place.preload, place.loopback, place.cli] },
    },
    {
      name: 'hosts-know-no-other-host',
      comment: 'the shell, the loopback host and the command line stand side by side',
      severity: 'error',
      from: { path: '^electron/(main|loopback|cli)/' },
      to: { path: '^electron/(main|preload|loopback|cli)/', pathNot: '^electron/$1/' },
    },
    {
      name: 'features-stand-alone',
      comment: 'features never import each other',
      severity: 'error',
      from: { path: '^renderer/src/features/([^/]+)/' },
      to: { path: '^renderer/src/features/', pathNot: '^renderer/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'what features share lies below them, in ui/ or bridge/',
      severity: 'error',
      from: { path: '^renderer/src/(ui|bridge|text|styles)/' },
      to: { path: '^renderer/src/features/' },
    },
    {
      name: 'node-side-knows-no-screen',
      comment: 'the Node side never imports the screen',
      severity: 'error',
      from: { path: '^(electron|headquarters)/' },
      to: { path: place.renderer },
    },
    {
      name: 'headquarters-stands-alone',
      comment: 'headquarters shares the rules, the commands and what is of the machine, not the device',
      severity: 'error',
      from: { path: '^headquarters/' },
      to: { path: [place.electron, place.renderer], pathNot: place.machine },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'tests look at the code, never the other way round',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|headquarters|resources)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle has no first file to read',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: electronModules },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release|coverage)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
