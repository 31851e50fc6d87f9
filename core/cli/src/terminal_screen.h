#pragma once

#include <termios.h>
#include <chrono>
#include <string_view>

namespace rodedraad::cli {

/// A whole terminal for one command: its own screen, no cursor, keys without Enter. When this ends,
/// also by an exception, the terminal is as it was. Only one at a time.
class TerminalScreen {
 public:
  TerminalScreen();
  ~TerminalScreen();
  TerminalScreen(const TerminalScreen&) = delete;
  TerminalScreen& operator=(const TerminalScreen&) = delete;

  /// Shows lines, each cut off where the terminal ends, and no more lines than fit.
  void show(std::string_view lines);

  /// Waits so long. \returns whether to go on: not after q, Ctrl-C, a signal to stop, or when the
  /// terminal is gone. Ends at once when the window changes its size.
  bool wait(std::chrono::milliseconds time);

 private:
  termios before_{};
};

/// Whether a person looks: both standard input and output are a terminal.
bool on_terminal();

}  // namespace rodedraad::cli
