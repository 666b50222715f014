// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookStorage.h"

namespace quire::session {

/// A notebook on this computer's own disk. Needs no server, so a notebook opens before one answers.
class LocalStorage final : public NotebookStorage
{
    Q_OBJECT

public:
    explicit LocalStorage(QString filePath, QObject *parent = nullptr);

    Reply<StoredFile> load() override;
    Reply<FileStamp> stat() override;
    Reply<FileStamp> save(const QByteArray &bytes) override;
    QString location() const override;

private:
    QString m_filePath;
};

} // namespace quire::session
