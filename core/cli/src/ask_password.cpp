#include "ask_password.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "installation.h"
#include "rodedraad/crypto/digest.h"

namespace rodedraad::cli {

namespace {

/// Shows nothing of what is typed, until it ends.
class Unseen {
 public:
  Unseen() {
    ::tcgetattr(STDIN_FILENO, &before_);
    auto unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  ~Unseen() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
};

std::string line() {
  std::string text;
  std::getline(std::cin, text);
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

std::string typed(const char* what) {
  std::cerr << what;
  const Unseen unseen;
  auto text = line();
  std::cerr << '\n';
  return text;
}

}  // namespace

std::string ask_password() {
  std::string password;
  if (::isatty(STDIN_FILENO) == 0) {
    password = line();
  } else {
    password = typed("Wachtwoord: ");
    if (!crypto::equal_in_constant_time(password, typed("Nog een keer: "))) {
      throw Stop(kUsage, "dat is niet twee keer hetzelfde");
    }
  }
  if (password.empty()) throw Stop(kUsage, "geef het wachtwoord op de eerste regel van de invoer");
  return password;
}

}  // namespace rodedraad::cli
