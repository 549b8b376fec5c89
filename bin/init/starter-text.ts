import { stringify } from 'yaml';
import { isLoopback } from '../../config/addresses.js';
import type { Answers } from './starter-answers.js';

/** A starter profile, with what each key means beside it. */
export function starterProfile(answers: Answers): string {
  const codes = { sync: '[201]', async: '[202]', both: '[201, 202]' }[answers.answers];
  const has = (area: string, how: string) => (answers.area.includes(area) ? how : 'false');
  const kcis = answers['kci-listen'] !== '';
  const local = URL.canParse(answers['base-url']) && isLoopback(answers['base-url']) ? '# ' : '';
  return `# yaml-language-server: $schema=./node_modules/fibre-cafe-conformance/config/profile.schema.json
# Supplier profile for fibre-cafe-conformance. Every key is explained in config/examples/conformance.yaml.
# \${NAME} is replaced by the environment variable NAME: secrets belong there, never in this file.

supplier:
  # Your name, as reports show it.
  name: ${scalar(answers.name)}
  # Your test system: the address to which paths such as /service-orders are appended.
  baseUrl: ${scalar(answers['base-url'])}

# How the suite proves who it is.
auth:
${authentication(answers)}

# The value of the Tenant header.
tenant: ${scalar(answers.tenant)}

# What you implement. Whatever is false is not examined; a list names the success codes that you use.
implements:
  service-availability: ${has('service-availability', 'true')}
  quotes: ${has('quotes', 'true')}
  appointments: ${has('appointments', 'true')}
  orders: ${has('orders', `\n    create: ${codes}\n    amend: ${codes}\n    cancel: ${codes}\n    ethernet: ${codes}`)}
  service-tests: ${has('service-tests', 'true')}
  service-problems: ${has('service-problems', `\n    create: ${codes}\n    amend: ${codes}\n    cancel: ${codes}\n    resolutions: true`)}

# Values that your test system knows. Put your own in place of these of the documented examples.
testData:
  # A live service that a problem can be raised for, and its specification.
  serviceId: SI2345432345345
  serviceSpecificationId: ftthl2r
  # An address that you serve.
  address: { id: '200004033694', type: UPRN }
  # A well-formed service identifier that you do not know: a rejection is provoked with it.
  unknownServiceId: SI0000000000000
  # Orders to cease or modify a service are in no public document: the fields that you ask for, or false if you take none.
  # ceaseOrder: { orderType: CEASE, tenant: TENANT1, serviceId: SI2345432345345 }
  # modifyOrder: false

# Where the suite receives your KCIs; without it nothing that follows a 202 is examined.
${kcis ? '' : '# '}kcis:
${kcis ? '' : '# '}  listen: ${kcis ? scalar(answers['kci-listen']) : '192.0.2.10:8090'}
#   publicUrl: http://192.0.2.10:8090   # if your test system reaches it by another address
#   token: \${FCC_KCI_TOKEN}             # if you send a bearer token with KCIs

# How to make your test system act where the API alone cannot: { post: URL }, { run: COMMAND } or { manual: SENTENCE };
# false if it cannot be made to do that. What is left out makes a run partial.
# stimuli:
#   resolveServiceProblem: { post: '${'https://cvt.example.net/_test/resolve/{supplierReference}'}' }

# How hard the suite works. On the same machine no rate is kept to unless one is given.
${local}limits:
${local}  requestsPerSecond: 20
${local}  concurrency: 4
`;
}

function authentication(answers: Answers): string {
  switch (answers.auth) {
    case 'none':
      return '  type: none';
    case 'bearer':
      return '  type: bearer\n  token: ${FCC_TOKEN}';
    case 'basic':
      return '  type: basic\n  username: conformance\n  password: ${FCC_PASSWORD}';
    case 'oauth2':
      return `  type: oauth2\n  tokenUrl: ${scalar(answers['token-url'])}\n  clientId: ${scalar(answers['client-id'])}\n  clientSecret: \${FCC_CLIENT_SECRET}`;
  }
}

/** A text as a YAML scalar, whatever it contains; `${` does not start a variable there. */
function scalar(text: string): string {
  return stringify(
    text.replaceAll('${', () => '$${'),
    { lineWidth: 0, defaultStringType: 'PLAIN' },
  ).trimEnd();
}
