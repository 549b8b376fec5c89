import { anyText, isJsonObject } from '../../harness/index.js';
import { contacts } from './contacts.js';
import { mostlyListed, type RequestParts } from './request-parts.js';

const contactNames = ['/primaryContact/name', '/secondaryContact/name'];

/** What a tenant may write into an order: its contacts, of which the second is optional. */
export const orderContacts = {
  free: ['primaryContact', 'secondaryContact'],
  overrides: contacts,
  texts: contactNames,
};

/** The same for an amendment, which has to change something. Its other texts have no documented limits. */
export const orderChanges = { ...orderContacts, some: true };

/** Remarks have no documented limit in orders; these short ones are within any reasonable limit. */
const remark = anyText(1, 60);

const delivery = ['requestedCompletionDate', 'engineerTasks', 'notes'];

/** Any order to provide a service. */
export const anyOrder: RequestParts = {
  name: 'create-order',
  free: ['secondaryContact'],
  open: ['primaryContact', 'serviceOrderItem', 'hazards', 'onSiteRestrictions', ...delivery],
  overrides: ({ serviceOrderItem: item }) => ({
    ...contacts,
    ...(isJsonObject(item) &&
      item['serviceSpecification'] !== undefined && {
        '/serviceOrderItem/serviceSpecification': item['serviceSpecification'],
      }),
  }),
  texts: [...contactNames, '/hazards', '/onSiteRestrictions', '/notes', '/engineerTasks/*'],
};

/** Any amendment of an order. */
export const anyOrderAmendment: RequestParts = {
  name: 'amend-order',
  free: ['primaryContact', 'secondaryContact', 'hazards', 'onSiteRestrictions'],
  open: ['serviceCharacteristics', ...delivery],
  references: ['appointmentReservationId', 'appointmentReservationReference'],
  overrides: () => ({ ...contacts, '/hazards': remark, '/onSiteRestrictions': remark }),
  texts: [...contactNames, '/hazards', '/onSiteRestrictions', '/notes', '/serviceCharacteristics/*/value'],
  some: true,
};

const reasonCodes = mostlyListed(
  ['CUSTOMER_CHANGED_MIND', 'INSTALL_FAILED', 'NETWORK_ISSUE', 'NO_LONGER_REQUIRED', 'OTHER'],
  ['A', 'ADDRESS_CHANGED', `CUSTOMER_${'X'.repeat(40)}`],
);

/** Any cancellation of an order; the list of reasons is open. */
export const anyOrderCancellation: RequestParts = {
  name: 'cancel-order',
  open: ['reasonCode'],
  overrides: () => ({ '/reasonCode': reasonCodes }),
};
