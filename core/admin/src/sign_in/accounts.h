#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "rodedraad/store/accounts.h"
#include "rodedraad/store/writer.h"

namespace rodedraad::admin {

/// The accounts of the hub itself, as they lie in the store. One process writes to a store, so what
/// is committed is here too. [any thread, but not the writer's]
class Accounts {
 public:
  /// As hub::Hub::write.
  using Write = std::function<bool(store::Writer::Work, store::Writer::Committed)>;
  enum class Outcome {
    done,
    exists,     ///< add: there is one with this name
    missing,    ///< change: there is none with this name
    outdated,   ///< change: another version than the one that was asked for
    unrecorded  ///< the store takes nothing
  };

  Accounts(const std::vector<store::AccountRow>& rows, Write write);

  std::optional<store::AccountRow> find(const std::string& name) const;
  std::vector<store::AccountRow> all() const;
  bool empty() const;

  /// \p only_first: there may be no other account at all. In one transaction with \p audit, as in
  /// all calls here.
  Outcome add(const store::AccountRow& row, const store::AuditRow& audit, bool only_first = false);
  /// \p version: the one that is changed; nothing: any.
  Outcome change(const std::string& name, std::optional<std::int64_t> version,
                 const std::function<void(store::AccountRow&)>& what, const store::AuditRow& audit);
  /// Somebody logged in.
  Outcome note_login(const std::string& name, const store::AuditRow& audit);

 private:
  /// What is committed; the threads of the writer may outlive this object.
  struct State {
    mutable std::mutex mutex;
    std::map<std::string, store::AccountRow> rows;
  };

  Outcome put(const store::AccountRow& row, const store::AuditRow& audit);

  std::shared_ptr<State> state_ = std::make_shared<State>();
  Write write_;
  std::mutex changing_;  ///< one change at a time: reads what is there, writes, waits for the disk
};

}  // namespace rodedraad::admin
