// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace quire::ui {

/// The bytes of an exported page, with two things changed in passing that would keep it from being shown, both to
/// something of the same length: libraries it names on the disk of the computer that wrote it (Debian's nbconvert:
/// file:///usr/share/javascript/) become addresses that bundled copies answer for, and the checksums of libraries,
/// which no copy of another version would fit, go.
class PageFile : public QIODevice
{
    Q_OBJECT

public:
    explicit PageFile(const QString &path, QObject *parent = nullptr);

    bool open(OpenMode mode) override;
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_file.size(); }
    bool seek(qint64 position) override;
    /// Its beginning says in which encoding it is.
    bool namesItsEncoding() const { return m_namesItsEncoding; }

    /// Changes `bytes` as said above. Pure.
    static void change(QByteArray &bytes);

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QFile m_file;
    QByteArray m_ready; ///< Changed, not given out yet.
    QByteArray m_tail;  ///< Not changed yet: what is to be changed may be cut in two.
    bool m_namesItsEncoding = false;
};

} // namespace quire::ui
