import type { CommandModule } from 'yargs';
import { fromEnvironment } from '../options/environment.js';
import { doctorOptions, type DoctorArguments } from '../doctor/options.js';

export const doctorCommand: CommandModule<object, DoctorArguments> = {
  command: 'doctor',
  describe: 'Check profile, DNS, TLS, token, base path and KCI call-back before any test',
  builder: (command) =>
    command
      .options(doctorOptions)
      .config(fromEnvironment(process.env, doctorOptions))
      .example('$0 doctor --profile conformance.yaml', 'says what is wrong, and who must do what')
      .epilogue('Exit codes: 0 everything is ready for a run, 2 something is not.'),
  handler: async (options) => (await import('../doctor/doctor.js')).checkConnections(options),
};
