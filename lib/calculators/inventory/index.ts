// The door of the inventory.
export type { InventoryEntry, InventoryWarning, LeftOut, Stretch } from './model.ts';
export { type Inventory, takeInventory } from './take-inventory.ts';
