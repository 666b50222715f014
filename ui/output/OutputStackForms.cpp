// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/OutputWays.h"
#include "ui/output/FormChoice.h"
#include "ui/output/OutputItem.h"
#include "ui/output/OutputStack.h"

#include <algorithm>

namespace quire::ui {

OutputStack::Entry *OutputStack::entryOf(int item)
{
    for (Entry &entry : m_entries) {
        if (item >= 0 && item < int(entry.items.size())) {
            return &entry;
        }
        item -= int(entry.items.size());
    }
    return nullptr;
}

QList<OutputForm> OutputStack::forms(int item) const
{
    const Entry *entry = const_cast<OutputStack *>(this)->entryOf(item);
    QList<OutputForm> forms =
        entry && entry->output ? m_registry->forms(m_context, *entry->output) : QList<OutputForm>();
    forms.removeIf([entry](const OutputForm &form) { return entry->unfit.contains(form); });
    return forms;
}

OutputForm OutputStack::form(int item) const
{
    const Entry *entry = const_cast<OutputStack *>(this)->entryOf(item);
    if (!entry || !entry->form.mimeType.isEmpty()) {
        return entry ? entry->form : OutputForm();
    }
    // Nobody chose: the best one, which is never the mere source.
    const QList<OutputForm> all = forms(item);
    const auto best = std::ranges::find_if(all, [](const OutputForm &form) { return form.look != u"source"; });
    return best != all.end() ? *best : all.value(0);
}

int OutputStack::showAs(int item, const OutputForm &form)
{
    Entry *entry = entryOf(item);
    if (!entry) {
        return -1;
    }
    if (entry->output) {
        entry->form = form;
        fill(*entry, *entry->output);
        applySearch();
        itemChanged();
    }
    return int(entry - m_entries.data());
}

void OutputStack::setMetadata(const notebook::JsonValue &metadata)
{
    setScrolled(metadata.value(u"scrolled").toBool(true));
    if (std::exchange(m_metadata, metadata).value(u"quire") == metadata.value(u"quire")) {
        return;
    }
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        Entry &entry = m_entries.at(index);
        if (!entry.output) {
            continue;
        }
        const OutputForm form = FormChoice::read(metadata, int(index), entry.output->data());
        if (entry.form != form) {
            entry.form = form;
            fill(entry, *entry.output);
            itemChanged();
        }
    }
    if (m_search.search) {
        applySearch();
    }
}

void OutputStack::itemUnfit(const OutputItem *item)
{
    for (Entry &entry : m_entries) {
        if (entry.output && !entry.items.empty() && entry.items.front().item.get() == item) {
            // What was shown is the best of those not tried yet.
            const QList<OutputForm> forms = m_registry->forms(m_context, *entry.output);
            const auto shown = std::ranges::find_if(forms, [&](const auto &f) { return !entry.unfit.contains(f); });
            if (shown != forms.end()) {
                entry.unfit.append(entry.form.mimeType.isEmpty() ? *shown : entry.form);
            }
            entry.form = {};
            fill(entry, *entry.output);
            itemChanged();
            return;
        }
    }
}

/// What was kept from running may run now.
void OutputStack::refillBlocked()
{
    for (Entry &entry : m_entries) {
        const bool isStill = entry.output && std::ranges::none_of(entry.items, [](const Shown &shown) {
                                 return shown.item->runsCode();
                             });
        if (isStill && entry.form.mimeType.isEmpty() && render::OutputWays::wantsToRun(entry.output->data())) {
            fill(entry, *entry.output);
            itemChanged();
        }
    }
}

} // namespace quire::ui
