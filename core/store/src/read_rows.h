#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/store/rows.h"
#include "rodedraad/store/vault.h"
#include "statements.h"

/// Rows of the wide tables as they are read, by readers and by transactions.
namespace rodedraad::store {

/// "SELECT columns FROM message " and so on: what the functions below read.
extern const std::string kSelectMessages;
extern const std::string kSelectDeliveries;
extern const std::string kSelectTasks;
MessageRow read_message(Statements& statements, Vault& vault, Row row);
DeliveryRow read_delivery(Statements& statements, Vault& vault, Row row);
TaskRow read_task(Statements& statements, Vault& vault, Row row);

template <class... Values>
std::vector<MessageRow> messages(Statements& statements, Vault& vault, std::string_view rest,
                                 const Values&... values) {
  std::vector<MessageRow> result;
  statements.each(
      kSelectMessages + std::string{rest},
      [&](Row row) { result.push_back(read_message(statements, vault, row)); }, values...);
  return result;
}

template <class... Values>
std::vector<DeliveryRow> deliveries_where(Statements& statements, Vault& vault,
                                          std::string_view rest, const Values&... values) {
  std::vector<DeliveryRow> result;
  statements.each(
      kSelectDeliveries + std::string{rest},
      [&](Row row) { result.push_back(read_delivery(statements, vault, row)); }, values...);
  return result;
}

template <class... Values>
std::vector<TaskRow> tasks_where(Statements& statements, Vault& vault, std::string_view rest,
                                 const Values&... values) {
  std::vector<TaskRow> result;
  statements.each(
      kSelectTasks + std::string{rest},
      [&](Row row) { result.push_back(read_task(statements, vault, row)); }, values...);
  return result;
}

}  // namespace rodedraad::store
