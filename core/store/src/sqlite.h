#pragma once

#include <filesystem>
#include <memory>

#include "connection.h"

struct sqlite3;

namespace Poco::Data {
class Session;
}

namespace rodedraad::store {

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
  void empty_log() override;

  /// Runs one statement that is not worth keeping. \returns the first column of its first row.
  std::string once(std::string_view sql);

 private:
  static int note_pages(void* self, sqlite3*, const char*, int count);
  static int look_at_clock(void* self);

  std::unique_ptr<Poco::Data::Session> session_;
  sqlite3* database_;
  int log_pages_ = 0;  ///< after the last commit
  std::chrono::steady_clock::time_point end_{};
  bool stopped_ = false;
};

}  // namespace rodedraad::store
