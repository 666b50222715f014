// SPDX-License-Identifier: GPL-3.0-or-later
// In place of mermaid's ELK layouts: diagrams that ask for them are laid out as usual.
export default [];
