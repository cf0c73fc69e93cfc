// Who says our events on the bus.
export const EVENT_SOURCE = 'greenlang';
