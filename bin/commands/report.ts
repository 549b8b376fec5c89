import type { Argv, CommandModule } from 'yargs';
import { diffFailures, type DiffFailure } from '../options/diff-failures.js';
import { reporterNames } from '../../reporters/index.js';

const reporter = {
  type: 'string',
  array: true,
  choices: ['console', 'github', ...reporterNames] as const,
  describe: 'Which formats; default: all except ctrf',
} as const;

interface Positional {
  readonly report: string;
  readonly reports: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
  readonly 'fail-on': readonly DiffFailure[];
  readonly out?: string;
  readonly reporter?: readonly string[];
}

interface TrendArguments {
  readonly reports: readonly string[];
  readonly out: string;
  readonly json: boolean;
}

export const reportCommand: CommandModule = {
  command: 'report',
  describe: 'Render a report in other formats, merge shards, compare two runs, or show a trend',
  builder: (command: Argv) =>
    command
      .command(
        ['$0 <report>', 'render <report>'],
        'Render a JSON report in other formats',
        (render) =>
          render
            .positional('report', { type: 'string', demandOption: true, describe: 'report.json, or its folder' })
            .options({
              out: { type: 'string', describe: 'The folder to write to; default: that of the report' },
              reporter,
            })
            .example('$0 report reports --reporter html', 'writes reports/report.html again'),
        async (options) => (await import('../reports/actions.js')).render(options as unknown as Positional),
      )
      .command(
        'merge <reports..>',
        'Merge the reports of shards',
        (merge) =>
          merge
            .positional('reports', {
              type: 'string',
              array: true,
              demandOption: true,
              describe: 'Reports or their folders',
            })
            .options({
              out: { type: 'string', default: 'reports', describe: 'The folder of the merged reports' },
              reporter,
            })
            .example('$0 report merge shard-1 shard-2 --out reports', 'writes the reports of the whole run'),
        async (options) => (await import('../reports/actions.js')).merge(options as unknown as Positional),
      )
      .command(
        'diff <before> <after>',
        'Compare two runs, by finding and by what was examined',
        (diff) =>
          diff
            .positional('before', { type: 'string', demandOption: true, describe: 'The earlier report, or its folder' })
            .positional('after', { type: 'string', demandOption: true, describe: 'The later one' })
            .options({
              json: { type: 'boolean', default: false, describe: 'As JSON, for programs' },
              'fail-on': {
                type: 'string',
                array: true,
                choices: diffFailures,
                default: ['new'] as const,
                describe: 'What makes the exit code 1; new: a new violated MUST, new-warning: a new violated SHOULD',
              },
            })
            .example(
              '$0 report diff last-week today --fail-on new no-longer-examined',
              'fails if less was examined, too',
            )
            .example('$0 report diff last-week today', 'shows what is new, fixed and still failing'),
        async (options) => (await import('../reports/diff.js')).diff(options as unknown as Positional),
      )
      .command(
        'trend <reports..>',
        'Show how a supplier develops from run to run',
        (trend) =>
          trend
            .positional('reports', {
              type: 'string',
              array: true,
              demandOption: true,
              describe: 'Reports or their folders, in any order',
            })
            .options({
              out: { type: 'string', default: 'trend', describe: 'The folder for trend.html and trend.json' },
              json: { type: 'boolean', default: false, describe: 'Print the JSON, and write no file' },
            })
            .example('$0 report trend 2026-*/report.json', 'writes trend/trend.html and trend/trend.json'),
        async (options) => (await import('../reports/trend.js')).trend(options as unknown as TrendArguments),
      )
      .example('$0 report reports --reporter markdown', 'renders a report in another format')
      .example('$0 report merge shard-1 shard-2 --out reports', 'joins the reports of shards')
      .example('$0 report diff last-week today', 'shows what is new, fixed and still failing')
      .example('$0 report trend monday tuesday today', 'shows how runs differ over time'),
  handler: () => undefined,
};
