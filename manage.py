"""`python manage.py …` is the same as the command `kimchinam …`."""

from kimchinam.config.manage import main

if __name__ == "__main__":
    main()
