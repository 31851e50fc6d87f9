#pragma once

#include "statements.h"

namespace rodedraad::store {

/// While it lives, what is deleted is overwritten with zeros (SQLite secure_delete). Not always:
/// every change of a delivery would pay for it.
class Overwriting {
 public:
  explicit Overwriting(Statements& statements) : statements_(statements) {
    statements_.run("PRAGMA secure_delete = ON");
  }
  ~Overwriting() { statements_.run("PRAGMA secure_delete = OFF"); }
  Overwriting(const Overwriting&) = delete;
  Overwriting& operator=(const Overwriting&) = delete;

 private:
  Statements& statements_;
};

}  // namespace rodedraad::store
