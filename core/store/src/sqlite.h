#pragma once

#include <filesystem>
#include <memory>

#include "connection.h"

struct sqlite3;

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

class WriteBack;

/// A connection to a store in one file.
class SqliteConnection final : public Connection {
 public:
  enum class Mode { write, read };
  /// Throws StoreError, as all calls do.
  SqliteConnection(const std::filesystem::path& file, Mode mode);
  ~SqliteConnection() override;

  std::unique_ptr<Statement> prepare(std::string_view sql) override;
  void begin() override;
  void commit() override;
  std::int64_t changed() override;
  void must_have_changed_one(std::string complaint) override;
  void stop_at(std::chrono::steady_clock::time_point end) override;
  bool stopped() const override { return stopped_; }
  void overwrite(bool on) override;
  void tidy() override;
  void tidy_beside() override;
  void empty_log() override;

  /// Runs one statement that is not worth keeping. \returns the first column of its first row.
  std::string once(std::string_view sql);
  /// Writes the log back into the file as far as no reader needs it. \returns how many of its pages
  /// are left.
  int write_back();

 private:
  static int note_pages(void* self, sqlite3*, const char*, int count);
  static int look_at_clock(void* self);

  std::filesystem::path file_;
  std::unique_ptr<Poco::Data::Session> session_;
  sqlite3* database_;
  int log_pages_ = 0;  ///< after the last commit
  std::chrono::steady_clock::time_point end_{};
  bool stopped_ = false;
  std::unique_ptr<WriteBack> beside_;  ///< closes before the session, which tidies up
};

}  // namespace rodedraad::store
