#include "accounts.h"

#include <utility>

namespace rodedraad::admin {

Accounts::Accounts(const std::vector<store::AccountRow>& rows, Write write)
    : write_(std::move(write)) {
  for (const auto& row : rows) state_->rows.emplace(row.name, row);
}

std::optional<store::AccountRow> Accounts::find(const std::string& name) const {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->rows.find(name);
  if (found == state_->rows.end()) return std::nullopt;
  return found->second;
}

std::vector<store::AccountRow> Accounts::all() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<store::AccountRow> result;
  for (const auto& [name, row] : state_->rows) result.push_back(row);
  return result;
}

bool Accounts::empty() const {
  const std::lock_guard lock(state_->mutex);
  return state_->rows.empty();
}

Accounts::Outcome Accounts::add(const store::AccountRow& row, const store::AuditRow& audit,
                                bool only_first) {
  const std::lock_guard lock(changing_);
  if (find(row.name) || (only_first && !empty())) return Outcome::exists;
  return put(row, audit);
}

Accounts::Outcome Accounts::change(const std::string& name, std::optional<std::int64_t> version,
                                   const std::function<void(store::AccountRow&)>& what,
                                   const store::AuditRow& audit) {
  const std::lock_guard lock(changing_);
  auto row = find(name);
  if (!row) return Outcome::missing;
  if (version && *version != row->version) return Outcome::outdated;
  what(*row);
  ++row->version;
  return put(*row, audit);
}

Accounts::Outcome Accounts::note_login(const std::string& name, const store::AuditRow& audit) {
  const bool done = write_(
      [name, audit](store::Transaction& transaction) {
        transaction.note_login(name, audit.at);
        transaction.audit(audit);
      },
      [state = state_, name, at = audit.at] {
        const std::lock_guard lock(state->mutex);
        const auto found = state->rows.find(name);
        if (found != state->rows.end()) found->second.last_login = at;
      });
  return done ? Outcome::done : Outcome::unrecorded;
}

Accounts::Outcome Accounts::put(const store::AccountRow& row, const store::AuditRow& audit) {
  const bool done = write_(
      [row, audit](store::Transaction& transaction) {
        transaction.put_account(row);
        transaction.audit(audit);
      },
      [state = state_, row] {
        const std::lock_guard lock(state->mutex);
        state->rows.insert_or_assign(row.name, row);
      });
  return done ? Outcome::done : Outcome::unrecorded;
}

}  // namespace rodedraad::admin
