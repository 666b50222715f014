// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/EditorSettings.h"

#include "store/Settings.h"

namespace quire::ui {

void EditorSettings::follow(store::Settings *settings, QObject *context, const EditorOptions &base,
                            const std::function<void(const EditorOptions &)> &apply)
{
    const auto tell = [settings, base, apply] {
        EditorOptions options = base;
        options.closesBrackets = settings->closesBrackets.value();
        options.checksSpelling = settings->checksSpelling.value();
        apply(options);
    };
    QObject::connect(&settings->closesBrackets, &store::SettingItemBase::changed, context, tell);
    QObject::connect(&settings->checksSpelling, &store::SettingItemBase::changed, context, tell);
    tell();
}

} // namespace quire::ui
