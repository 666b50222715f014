// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/SettingItem.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

namespace quire::store {

Q_NAMESPACE

/// Which colours the window takes.
enum class Appearance { System, Light, Dark };
Q_ENUM_NS(Appearance)

/// Everything a person can set, each a typed item: `settings.appearance.value()`, `.set()`,
/// `&SettingItemBase::changed`.
///
/// Kept in an INI file that is read once, in the constructor, and written a moment after a change, on a worker thread,
/// whole or not at all. Keys this version does not know stay as they are.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// `file`: see standardFile(). Missing or unreadable means all defaults.
    explicit Settings(QString file, QObject *parent = nullptr);
    /// Writes what is still unwritten.
    ~Settings() override;
    Q_DISABLE_COPY_MOVE(Settings)

    /// quire/quire.ini in the person's configuration folder (XDG_CONFIG_HOME).
    static QString standardFile();

    /// Writes now instead of a moment later. Errors: File.
    [[nodiscard]] Reply<void> flush();

    SettingItem<Appearance> appearance{QStringLiteral("appearance/colours"), Appearance::System, this};
    /// A locale name ("zh_CN"); empty follows the system.
    SettingItem<QString> language{QStringLiteral("appearance/language"), {}, this};
    /// For code; empty is the system's fixed font.
    SettingItem<QString> fontFamily{QStringLiteral("editor/fontFamily"), {}, this};
    /// In points; 0 is the system's size.
    SettingItem<int> fontSize{QStringLiteral("editor/fontSize"), 0, this};
    /// Taller text of an output scrolls in a pane; in pixels.
    SettingItem<int> outputHeight{QStringLiteral("output/height"), 456, this};
    /// An opening bracket or quote brings its closing one.
    SettingItem<bool> closesBrackets{QStringLiteral("editor/closesBrackets"), true, this};
    /// In Markdown.
    SettingItem<bool> checksSpelling{QStringLiteral("editor/checksSpelling"), true, this};
    /// 0 switches autosave off.
    SettingItem<std::chrono::seconds> autosaveInterval{QStringLiteral("files/autosaveSeconds"),
                                                       std::chrono::seconds(30), this};
    /// Root of "This computer"; empty is the default of LocalServerPaths.
    SettingItem<QString> localRoot{QStringLiteral("machines/localRoot"), {}, this};
    SettingItem<QList<SavedServer>> savedServers{QStringLiteral("machines/servers"), {}, this};
    /// Host and port ("example.org:8888") → SHA-256 of a certificate the person chose to trust, in hex.
    SettingItem<QMap<QString, QString>> pinnedCertificates{QStringLiteral("machines/pinnedCertificates"), {}, this};
    /// Newest first.
    SettingItem<QList<NotebookPlace>> recentNotebooks{QStringLiteral("session/recentNotebooks"), {}, this};
    /// Whether the notebooks of last time open again.
    SettingItem<bool> restoreSession{QStringLiteral("session/restore"), true, this};
    SettingItem<QList<NotebookPlace>> openNotebooks{QStringLiteral("session/openNotebooks"), {}, this};
    /// Files in tabs that are no notebooks.
    SettingItem<QList<NotebookPlace>> openFiles{QStringLiteral("session/openFiles"), {}, this};
    /// Consoles, by the notebook whose kernel they share or by the path of their own session on the server.
    SettingItem<QList<NotebookPlace>> openConsoles{QStringLiteral("session/openConsoles"), {}, this};
    /// How the file browser shows files, as it says itself.
    SettingItem<QString> fileView{QStringLiteral("files/view"), {}, this};
    /// Bytes in a second that transfers may send and fetch ("1000000 0"); 0: no limit.
    SettingItem<QString> transferLimits{QStringLiteral("transfers/limits"), {}, this};
    /// Terminals, by their names on the servers.
    SettingItem<QList<NotebookPlace>> openTerminals{QStringLiteral("session/openTerminals"), {}, this};
    SettingItem<QByteArray> windowGeometry{QStringLiteral("window/geometry"), {}, this};
    SettingItem<QByteArray> windowState{QStringLiteral("window/state"), {}, this};
    /// Whether the outline counts the headings.
    SettingItem<bool> numbersHeadings{QStringLiteral("outline/numbersHeadings"), false, this};
    /// Which built-in keymap ("jupyterlab", "classic", "colab") the person's own keys are laid over.
    SettingItem<QString> keymap{QStringLiteral("shortcuts/keymap"), QStringLiteral("jupyterlab"), this};
    /// Command → all its keys in portable text, "; " between them; empty text leaves it without a key.
    SettingItem<QMap<QString, QString>> shortcuts{QStringLiteral("shortcuts/overrides"), {}, this};

Q_SIGNALS:
    /// The file could not be written; the values stay in memory and are tried again with the next change.
    void writeFailed(const quire::Error &error);

private:
    void load();
    QVariantMap takeUnwritten();
    void writeLater(const QString &key);

    QString m_file;
    QSet<QString> m_unwritten;
    QTimer m_writeTimer;
    /// One thread, so that a later write never overtakes an earlier one.
    QThreadPool m_writer;
};

} // namespace quire::store
