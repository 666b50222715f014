// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Keymap.h"

#include "ui/editor/EditorCommands.h"
#include "ui/notebook/KeyChords.h"
#include "ui/notebook/KeymapTables.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::Keymap)
};

constexpr std::array names{"jupyterlab"_L1, "classic"_L1, "colab"_L1};

bool isOfNotebook(const QString &command)
{
    return command.startsWith(u"notebook."_s);
}

/// What a text editor does with it is what is expected of it there.
bool isEditorsOwn(const QKeySequence &keys)
{
    static constexpr std::array own{QKeySequence::Undo,
                                    QKeySequence::Redo,
                                    QKeySequence::Cut,
                                    QKeySequence::Copy,
                                    QKeySequence::Paste,
                                    QKeySequence::SelectAll,
                                    QKeySequence::Delete,
                                    QKeySequence::DeleteEndOfWord,
                                    QKeySequence::DeleteStartOfWord,
                                    QKeySequence::MoveToNextWord,
                                    QKeySequence::MoveToPreviousWord,
                                    QKeySequence::SelectNextWord,
                                    QKeySequence::SelectPreviousWord,
                                    QKeySequence::MoveToStartOfDocument,
                                    QKeySequence::MoveToEndOfDocument};
    return std::ranges::any_of(own, [&](auto key) { return QKeySequence::keyBindings(key).contains(keys); });
}

bool overlap(KeyScope one, KeyScope other)
{
    const auto reaches = [](KeyScope wide, KeyScope narrow) {
        return wide == narrow || wide == KeyScope::Window || (wide == KeyScope::Notebook && narrow != KeyScope::Window);
    };
    return reaches(one, other) || reaches(other, one);
}

} // namespace

Keymap Keymap::builtIn(Base base)
{
    Keymap map;
    for (const KeymapTables::Row &row : KeymapTables::rows(base)) {
        const QList<QKeySequence> keys = keysFromText(QString::fromLatin1(row.keys));
        for (const QKeySequence &one : keys) {
            map.add({QString::fromLatin1(row.command), one, row.scope});
        }
    }
    return map;
}

QString Keymap::nameOf(Base base)
{
    return names.at(std::size_t(base));
}

Keymap::Base Keymap::fromName(const QString &name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? Base::JupyterLab : Base(found - names.begin());
}

QString Keymap::titleOf(Base base)
{
    switch (base) {
    case Base::Classic:
        return Texts::tr("Classic Notebook");
    case Base::Colab:
        return Texts::tr("Google Colab");
    case Base::JupyterLab:
        break;
    }
    return Texts::tr("JupyterLab");
}

Keymap Keymap::with(const QMap<QString, QString> &overrides) const
{
    Keymap map;
    for (const KeyBinding &binding : m_bindings) {
        if (!overrides.contains(binding.command)) {
            map.add(binding);
        }
    }
    for (const auto &[command, text] : overrides.asKeyValueRange()) {
        const QList<QKeySequence> keys = keysFromText(text);
        for (const QKeySequence &one : keys) {
            map.add({command, one, scopeFor(command, one)});
        }
    }
    return map;
}

QList<QKeySequence> Keymap::keysOf(const QString &command) const
{
    QList<QKeySequence> keys;
    for (const KeyBinding &binding : m_bindings) {
        if (binding.command == command && !keys.contains(binding.keys)) {
            keys.append(binding.keys);
        }
    }
    return keys;
}

bool Keymap::hasCommand(const QString &command) const
{
    return std::ranges::contains(m_bindings, command, &KeyBinding::command);
}

QList<EditorKey> Keymap::editorKeys() const
{
    QList<EditorKey> keys;
    for (const KeyBinding &binding : m_bindings) {
        auto command = EditorCommands::commandOf(binding.command);
        if (binding.command == "notebook.comment"_L1) {
            command = EditorCommand::ToggleComment;
        }
        if (command && binding.keys.count() == 1) {
            keys.append({binding.keys[0], *command});
        }
    }
    return keys;
}

QString Keymap::shortcutText(const QString &command) const
{
    const auto found = std::ranges::find(m_bindings, command, &KeyBinding::command);
    return found == m_bindings.end() ? QString() : keyText(found->keys);
}

KeyScope Keymap::scopeFor(const QString &command, const QKeySequence &keys) const
{
    const auto known = std::ranges::find_if(
        m_bindings, [&](const KeyBinding &binding) { return binding.command == command && binding.keys == keys; });
    if (known != m_bindings.end()) {
        return known->scope;
    }
    const auto ofCommand = [&](KeyScope scope) {
        return std::ranges::any_of(m_bindings, [&](const KeyBinding &binding) {
            return binding.command == command && binding.scope == scope;
        });
    };
    if (typesText(keys[0])) {
        return KeyScope::Command;
    }
    if (EditorCommands::commandOf(command)) {
        return KeyScope::Edit;
    }
    if (!isOfNotebook(command)) {
        return KeyScope::Window;
    }
    if (KeymapTables::isForEditing(command) || (ofCommand(KeyScope::Edit) && !ofCommand(KeyScope::Command))) {
        return KeyScope::Edit;
    }
    return isEditorsOwn(keys) ? KeyScope::Command : KeyScope::Notebook;
}

const KeyBinding *Keymap::conflictWith(const KeyBinding &binding) const
{
    const auto clashes = [&](const KeyBinding &other) {
        return other.command != binding.command && overlap(other.scope, binding.scope) &&
               (other.keys.matches(binding.keys) != QKeySequence::NoMatch ||
                binding.keys.matches(other.keys) != QKeySequence::NoMatch);
    };
    const auto found = std::ranges::find_if(m_bindings, clashes);
    return found == m_bindings.end() ? nullptr : &*found;
}

QString Keymap::keysToText(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::PortableText);
}

QList<QKeySequence> Keymap::keysFromText(const QString &text)
{
    QList<QKeySequence> keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    keys.removeIf([](const QKeySequence &one) { return one.isEmpty() || one[0].key() == Qt::Key_unknown; });
    return keys;
}

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace quire::ui
