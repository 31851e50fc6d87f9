#pragma once

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "rodedraad/store/database.h"

/// The engine that the tests run on: SQLite, or the PostgreSQL that RODEDRAAD_TEST_POSTGRES names
/// (tests/support/postgres.py).
namespace rodedraad::store {

inline std::string test_server() {
  const char* url = std::getenv("RODEDRAAD_TEST_POSTGRES");
  return url == nullptr ? std::string{} : std::string{url};
}

/// A store that is not there yet, as a URL. On a server: a schema of its own.
inline std::string new_store_url() {
  const auto server = test_server();
  if (server.empty()) return "sqlite:hub.db";
  static std::atomic<int> count = 0;
  const auto schema = "t" + std::to_string(::getpid()) + "_" + std::to_string(++count);
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection{PQconnectdb(server.c_str()),
                                                              &PQfinish};
  const std::unique_ptr<PGresult, void (*)(PGresult*)> made{
      PQexec(connection.get(), ("CREATE SCHEMA " + schema).c_str()), &PQclear};
  EXPECT_EQ(PQresultStatus(made.get()), PGRES_COMMAND_OK) << PQerrorMessage(connection.get());
  return server + "?options=-csearch_path%3D" + schema;
}

/// Does something to a store behind the hub's back. \returns the first column of what it gives.
inline std::vector<std::string> raw(const Location& location, const std::string& sql) {
  std::vector<std::string> rows;
  if (location.server.empty()) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(location.file.c_str(), &db), SQLITE_OK);
    char* problem = nullptr;
    EXPECT_EQ(sqlite3_exec(
                  db, sql.c_str(),
                  [](void* into, int, char** values, char**) {
                    static_cast<std::vector<std::string>*>(into)->emplace_back(
                        values[0] == nullptr ? "" : values[0]);
                    return 0;
                  },
                  &rows, &problem),
              SQLITE_OK)
        << problem;
    sqlite3_close(db);
    return rows;
  }
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection{PQconnectdb(location.server.c_str()),
                                                              &PQfinish};
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result{PQexec(connection.get(), sql.c_str()),
                                                              &PQclear};
  const auto status = PQresultStatus(result.get());
  EXPECT_TRUE(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
      << PQerrorMessage(connection.get());
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    rows.emplace_back(PQgetvalue(result.get(), row, 0));
  }
  return rows;
}

}  // namespace rodedraad::store
