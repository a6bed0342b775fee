fb"x"
