#include "rodedraad/store/vault.h"

#include <cstring>
#include <utility>

#include "rodedraad/crypto/aead.h"
#include "rodedraad/store/database.h"
#include "statements.h"
#include "text_forms.h"

namespace rodedraad::store {

namespace {

/// Instead of the name of a master key: bit rot has taken this one.
constexpr std::string_view kDamaged = "damaged";
/// How many keys are tried to find out whether the master key is the right one.
constexpr std::int64_t kTried = 16;

std::string scope_of_case(const std::string& case_id) { return "case:" + case_id; }
std::string scope_of_names(const std::string& municipality) { return "names:" + municipality; }

std::string kind_of(const std::string& scope) { return scope.substr(0, scope.find(':')); }

/// A wrapped key opens only as what it is and for whom. A case that was merged takes its key along:
/// which case it is, is not in it.
std::string context(std::int64_t id, const std::string& kind, const std::string& municipality) {
  return "data_key\x1f" + std::to_string(id) + '\x1f' + kind + '\x1f' + municipality;
}

std::int64_t random_id() {
  const auto bytes = crypto::Secret::random(sizeof(std::int64_t));
  std::int64_t id = 0;
  std::memcpy(&id, bytes.bytes().data(), sizeof id);
  return id & INT64_MAX;
}

}  // namespace

void Vault::open(Statements& writer) {
  const std::lock_guard lock(mutex_);
  bool is_new = true;
  writer.each("SELECT id FROM data_key LIMIT 1", [&](Row) { is_new = false; });
  if (is_new) master_.make();
  master_.load();
  check(writer);
}

void Vault::open_to_read(Statements& reader) {
  const std::lock_guard lock(mutex_);
  master_.load();
  check(reader);
}

void Vault::open_to_take_in(Statements& writer) {
  open_to_read(writer);
  const std::lock_guard lock(mutex_);
  guest_ = true;
}

/// The hub that works may have gone on to another master key since.
void Vault::check_master(Statements& statements) {
  master_.load();
  bool in_use = false;
  statements.each(
      "SELECT 1 FROM data_key WHERE wrapped_by = ? LIMIT 1", [&](Row) { in_use = true; },
      master_.current());
  if (in_use) return;
  throw StoreError("the store has another master key by now than this machine: copy the folder " +
                   folder().string() + " again from the hub that works");
}

void Vault::check(Statements& statements) {
  std::int64_t tried = 0, opened = 0;
  statements.each(
      "SELECT id, scope, gemeente, wrapped_by, wrapped FROM data_key LIMIT ?",
      [&](Row row) {
        ++tried;
        opened += unwrap(read(row)) ? 1 : 0;
      },
      kTried);
  if (tried == 0 || opened > 0) return;
  throw StoreError(
      "de hoofdsleutel " + master_.current() +
      " is niet die van deze opslag: zet de map met sleutels terug die erbij hoort, of "
      "noem de goede sleutel in hub.xml, in <keys master=...> of <keys previous=...>");
}

Vault::Wrapped Vault::read(Row& row) {
  Wrapped out;
  out.id = row.number();
  out.kind = kind_of(row.text());
  out.municipality = row.text();
  out.by = row.text();
  out.wrapped = row.text();
  return out;
}

std::optional<crypto::Secret> Vault::unwrap(const Wrapped& key) {
  if (key.by == kDamaged) return std::nullopt;
  if (master_.find(key.by) == nullptr) master_.load();  // another process may have rotated it
  const auto* master = master_.find(key.by);
  if (master == nullptr) return std::nullopt;
  auto plain = crypto::open(*master, context(key.id, key.kind, key.municipality), key.wrapped);
  if (!plain) return std::nullopt;
  crypto::Secret secret{*plain};
  crypto::wipe(*plain);
  return secret;
}

KeyPtr Vault::keep(const std::string& scope, KeyPtr key) {
  if (young_.by_id.size() >= kKept / 2) old_ = std::exchange(young_, {});
  young_.by_id[key->id] = key;
  if (!scope.empty()) young_.by_scope[scope] = key;
  return key;
}

KeyPtr Vault::key(Statements& statements, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  return locked_key(statements, id, {});
}

KeyPtr Vault::locked_key(Statements& statements, std::int64_t id, const std::string& scope) {
  if (const auto at = young_.by_id.find(id); at != young_.by_id.end()) return at->second;
  if (const auto at = old_.by_id.find(id); at != old_.by_id.end()) return keep(scope, at->second);
  Wrapped found;
  statements.each(
      "SELECT id, scope, gemeente, wrapped_by, wrapped FROM data_key WHERE id = ?",
      [&](Row row) { found = read(row); }, id);
  if (found.id == 0) return nullptr;
  auto made = std::make_shared<DataKey>();
  made->id = id;
  made->municipality = found.municipality;
  if (auto secret = unwrap(found)) made->secret = *std::move(secret);
  return keep(scope, std::move(made));
}

KeyPtr Vault::find(Statements& statements, const std::string& scope) {
  const std::lock_guard lock(mutex_);
  if (const auto at = young_.by_scope.find(scope); at != young_.by_scope.end()) return at->second;
  if (const auto at = old_.by_scope.find(scope); at != old_.by_scope.end()) {
    return keep(scope, at->second);
  }
  std::int64_t id = 0;
  statements.each(
      "SELECT id FROM data_key WHERE scope = ? AND wrapped_by <> ? LIMIT 1",
      [&](Row row) { id = row.number(); }, scope, kDamaged);
  return id == 0 ? nullptr : locked_key(statements, id, scope);
}

KeyPtr Vault::make(Statements& writer, const std::string& scope, const std::string& municipality) {
  auto made = std::make_shared<DataKey>();
  made->id = random_id();
  made->municipality = municipality;
  made->secret = crypto::Secret::random(crypto::kKeyLength);
  const std::lock_guard lock(mutex_);
  if (guest_) check_master(writer);
  const auto* master = master_.find(master_.current());
  if (master == nullptr) throw StoreError("the vault is not open");
  const auto wrapped =
      crypto::seal(*master, context(made->id, kind_of(scope), municipality), made->secret.view());
  writer.run("INSERT INTO data_key (id, scope, gemeente, wrapped_by, wrapped) VALUES (?,?,?,?,?)",
             made->id, scope, municipality, master_.current(), Bytes{wrapped});
  return keep(scope, std::move(made));
}

KeyPtr Vault::find_or_make(Statements& writer, const std::string& scope,
                           const std::string& municipality) {
  auto found = find(writer, scope);
  if (found != nullptr && !found->secret.empty()) return found;
  return make(writer, scope, municipality);
}

KeyPtr Vault::of_case(Statements& writer, const std::string& case_id,
                      const std::string& municipality) {
  const auto scope = scope_of_case(case_id);
  auto found = find(writer, scope);
  if (found != nullptr && !found->secret.empty()) return found;
  // Who read a row before its case was merged, takes it for one of the case that is gone.
  std::string stays;
  writer.each(
      "SELECT merged_into FROM zaak WHERE id = ? AND merged_into <> ''",
      [&](Row row) { stays = row.text(); }, case_id);
  return stays.empty() ? make(writer, scope, municipality)
                       : find_or_make(writer, scope_of_case(stays), municipality);
}

KeyPtr Vault::of_day(Statements& writer, model::Instant moment, const std::string& municipality) {
  return find_or_make(writer, "day:" + std::to_string(day_number(moment)) + ':' + municipality,
                      municipality);
}

KeyPtr Vault::of_names(Statements& writer, const std::string& municipality) {
  if (guest_) {
    if (auto found = find_names(writer, municipality)) return found;
    throw StoreError("the hub that works has made no keys for municipality " + municipality +
                     ": give it the same configuration");
  }
  return find_or_make(writer, scope_of_names(municipality), municipality);
}

KeyPtr Vault::find_names(Statements& reader, const std::string& municipality) {
  auto found = find(reader, scope_of_names(municipality));
  return found != nullptr && !found->secret.empty() ? found : nullptr;
}

std::vector<KeyPtr> Vault::all_names(Statements& reader) {
  std::vector<std::string> municipalities;
  reader.each("SELECT gemeente FROM data_key WHERE scope >= 'names:' AND scope < 'names;'",
              [&](Row row) { municipalities.push_back(row.text()); });
  std::vector<KeyPtr> result;
  for (const auto& municipality : municipalities) {
    if (auto found = find_names(reader, municipality)) result.push_back(std::move(found));
  }
  return result;
}

std::vector<std::int64_t> Vault::ids_of_case(Statements& statements, const std::string& case_id) {
  std::vector<std::int64_t> result;
  statements.each(
      "SELECT id FROM data_key WHERE scope = ?", [&](Row row) { result.push_back(row.number()); },
      scope_of_case(case_id));
  return result;
}

void Vault::merge(Statements& writer, const std::string& case_id, const std::string& absorbed) {
  writer.run("UPDATE data_key SET scope = ? WHERE scope = ?", scope_of_case(case_id),
             scope_of_case(absorbed));
}

std::int64_t Vault::to_rewrap(Statements& statements) {
  const std::lock_guard lock(mutex_);
  std::int64_t count = 0;
  statements.each(
      "SELECT count(*) FROM data_key WHERE wrapped_by NOT IN (?, ?)",
      [&](Row row) { count = row.number(); }, master_.current(), kDamaged);
  return count;
}

void Vault::begin_rotation() {
  const std::lock_guard lock(mutex_);
  master_.begin_rotation();
}

std::int64_t Vault::rewrap(Statements& writer, std::int64_t count) {
  const std::lock_guard lock(mutex_);
  const auto* master = master_.find(master_.current());
  if (master == nullptr) throw StoreError("the vault is not open");
  std::vector<Wrapped> anew;
  writer.each(
      "SELECT id, scope, gemeente, wrapped_by, wrapped FROM data_key WHERE wrapped_by NOT IN "
      "(?, ?) LIMIT ?",
      [&](Row row) { anew.push_back(read(row)); }, master_.current(), kDamaged, count);
  for (auto& key : anew) {
    const auto secret = unwrap(key);
    if (!secret && !own() && master_.find(key.by) == nullptr) {
      throw StoreError("the master key " + key.by +
                       " is needed once more: give it in hub.xml, in <keys previous=...>");
    }
    const auto wrapped =
        secret ? crypto::seal(*master, context(key.id, key.kind, key.municipality), secret->view())
               : std::move(key.wrapped);
    writer.run("UPDATE data_key SET wrapped = ?, wrapped_by = ? WHERE id = ?", Bytes{wrapped},
               secret ? std::string_view{master_.current()} : kDamaged, key.id);
  }
  return static_cast<std::int64_t>(anew.size());
}

void Vault::finish_rotation() {
  const std::lock_guard lock(mutex_);
  master_.finish_rotation();
}

void Vault::destroy(Statements& writer, const std::vector<std::int64_t>& ids) {
  const std::lock_guard lock(mutex_);
  for (const auto id : ids) writer.run("DELETE FROM data_key WHERE id = ?", id);
  // Few are destroyed, and those that are still needed are soon unwrapped again.
  young_ = {};
  old_ = {};
}

}  // namespace rodedraad::store
