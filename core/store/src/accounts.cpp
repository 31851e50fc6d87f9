#include "rodedraad/store/accounts.h"

#include <algorithm>
#include "rodedraad/store/reader.h"
#include "rodedraad/store/transaction.h"

#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

/// Ids of roles have no spaces.
std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const auto& word : words) result += (result.empty() ? "" : " ") + word;
  return result;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    result.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

}  // namespace

void Transaction::put_account(const AccountRow& row) {
  statements_.run(
      "INSERT INTO account (name, display, hash, roles, disabled, version, created, last_login) "
      "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (name) DO UPDATE SET display = excluded.display, hash "
      "= excluded.hash, roles = excluded.roles, disabled = excluded.disabled, version = "
      "excluded.version",
      row.name, row.display, row.hash, joined(row.roles), row.disabled ? 1 : 0, row.version,
      to_number(row.created), to_number(row.last_login));
}

void Transaction::note_login(const std::string& account, Instant now) {
  statements_.run("UPDATE account SET last_login = ? WHERE name = ?", to_number(now), account);
}

std::vector<AccountRow> Reader::accounts() {
  std::vector<AccountRow> result;
  statements_->each(
      "SELECT name, display, hash, roles, disabled, version, created, last_login FROM account "
      "ORDER BY name",
      [&](Row row) {
        AccountRow account;
        account.name = row.text();
        account.display = row.text();
        account.hash = row.text();
        account.roles = split(row.text());
        account.disabled = row.number() != 0;
        account.version = row.number();
        account.created = to_instant(row.number());
        account.last_login = to_instant(row.number());
        result.push_back(std::move(account));
      });
  return result;
}

}  // namespace rodedraad::store
