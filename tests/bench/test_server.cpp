#include "test_server.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace rodedraad::bench {

namespace {
constexpr const char* kServer = "RODEDRAAD_TEST_POSTGRES";
}

bool has_test_server() { return std::getenv(kServer) != nullptr; }

std::string new_database(const std::string& name) {
  const char* server = std::getenv(kServer);
  if (server == nullptr) throw std::runtime_error(std::string{kServer} + " names no server");
  const std::string url{server};
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection{PQconnectdb(server), &PQfinish};
  const std::unique_ptr<PGresult, void (*)(PGresult*)> made{
      PQexec(connection.get(), ("CREATE DATABASE " + name).c_str()), &PQclear};
  if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) {
    throw std::runtime_error(PQerrorMessage(connection.get()));
  }
  return url.substr(0, url.rfind('/') + 1) + name;
}

}  // namespace rodedraad::bench
