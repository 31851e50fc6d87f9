#pragma once

#include "statements.h"

namespace rodedraad::store {

/// While it lives, what is deleted is overwritten with zeros, where the engine can.
class Overwriting {
 public:
  explicit Overwriting(Statements& statements) : statements_(statements) {
    statements_.connection().overwrite(true);
  }
  ~Overwriting() { statements_.connection().overwrite(false); }
  Overwriting(const Overwriting&) = delete;
  Overwriting& operator=(const Overwriting&) = delete;

 private:
  Statements& statements_;
};

}  // namespace rodedraad::store
