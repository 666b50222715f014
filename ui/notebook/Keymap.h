// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorCommand.h"

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

namespace quire::ui {

/// Where a key works.
enum class KeyScope {
    Command,  ///< A notebook has the focus and no cell is being edited.
    Edit,     ///< A cell is being edited.
    Notebook, ///< Both.
    Window,   ///< Everywhere in the window.
};

/// One way to reach a command.
struct KeyBinding
{
    QString command;   ///< "notebook.run", "file.save".
    QKeySequence keys; ///< One chord, or two to be pressed one after the other.
    KeyScope scope = KeyScope::Notebook;

    bool operator==(const KeyBinding &) const = default;
};

/// Which keys reach which commands: a plain value. Three are built in; a person's own keys are laid over one of them.
class Keymap
{
public:
    enum class Base { JupyterLab, Classic, Colab };

    /// The keys people know from there. Window commands are in it only where they differ from their own default.
    static Keymap builtIn(Base base);
    /// "jupyterlab", "classic", "colab": for settings.
    static QString nameOf(Base base);
    /// JupyterLab for a name nobody knows.
    static Base fromName(const QString &name);
    /// For people; translated.
    static QString titleOf(Base base);

    void add(const KeyBinding &binding) { m_bindings.append(binding); }
    /// The same keymap with other keys for some commands: command → all its keys as keysToText() writes them, empty for
    /// none.
    Keymap with(const QMap<QString, QString> &overrides) const;

    const QList<KeyBinding> &bindings() const { return m_bindings; }
    QList<QKeySequence> keysOf(const QString &command) const;
    bool hasCommand(const QString &command) const;
    /// What is an editor's to listen to.
    QList<EditorKey> editorKeys() const;
    /// The first key of a command in words of this desktop ("Shift+Enter", "D, D"), empty for none.
    QString shortcutText(const QString &command) const;
    /// Where `keys` would work if a person gave them to `command`.
    KeyScope scopeFor(const QString &command, const QKeySequence &keys) const;
    /// The binding that `binding` would take the key of, or share its beginning with; null for none.
    const KeyBinding *conflictWith(const KeyBinding &binding) const;

    /// Portable text of several keys, for settings.
    static QString keysToText(const QList<QKeySequence> &keys);
    static QList<QKeySequence> keysFromText(const QString &text);

private:
    QList<KeyBinding> m_bindings;
};

/// The words of this desktop for one way to reach a command.
QString keyText(const QKeySequence &keys);

} // namespace quire::ui
