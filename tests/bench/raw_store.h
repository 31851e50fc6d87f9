#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "latencies.h"
#include "sample_rows.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rodedraad::bench {

/// The limit of the store: the hub's own rows, not sealed, with the plain C interface of SQLite,
/// statements prepared once, no threads. WAL and synchronous=FULL as the hub has them.
class RawStore {
 public:
  /// Makes the schema in \p folder. Throws std::runtime_error, as all calls do.
  explicit RawStore(const std::filesystem::path& folder);
  ~RawStore();
  RawStore(const RawStore&) = delete;
  RawStore& operator=(const RawStore&) = delete;

  /// Writes all that these messages leave behind, in one transaction.
  void commit(std::vector<MessageRows>& group);

 private:
  class Bound;
  sqlite3_stmt* prepare(const char* sql);
  void run(const char* sql);
  void write(MessageRows& rows);
  void insert(const store::DeliveryRow& out);
  void update(const MessageRows::Sent& sent);

  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  sqlite3_stmt* insert_message_ = nullptr;
  sqlite3_stmt* put_case_ = nullptr;
  sqlite3_stmt* add_fact_ = nullptr;
  sqlite3_stmt* insert_delivery_ = nullptr;
  sqlite3_stmt* update_message_ = nullptr;
  sqlite3_stmt* update_delivery_ = nullptr;
  sqlite3_stmt* add_attempt_ = nullptr;
};

/// What the raw store can do on this machine now.
struct RawSpeed {
  double per_second = 0;
  double cpu_us = 0;  ///< per message
  Latencies commits;  ///< of a group
};

/// Writes \p messages messages in groups of \p group, each with so many deliveries.
RawSpeed raw_speed(std::size_t messages, std::size_t group, std::size_t deliveries = 1);

/// What this thread has used of the processor, in seconds.
double thread_cpu_seconds();

}  // namespace rodedraad::bench
